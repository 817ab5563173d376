import { create } from 'zustand';
import type { Form, FormLine } from './form.ts';

type Writing = {
  readonly form: Form | null;
  /** Names of announcements that were sent or thrown away: none is used again. */
  readonly spent: ReadonlySet<string>;
};

/** The announcement that is being written: it outlives a look at another page, not a reload. */
export const useForm = create<Writing>()(() => ({ form: null, spent: new Set() }));

/** Puts away what was written, sent or not. */
export function spendForm(): void {
  useForm.setState(({ form, spent }) => ({ form: null, spent: form ? new Set([...spent, form.id]) : spent }));
}

export function setForm(change: (form: Form) => Form): void {
  useForm.setState(({ form }) => ({ form: form && change(form) }));
}

export function setLine(key: number, change: Partial<FormLine>): void {
  setForm((form) => ({
    ...form,
    lines: form.lines.map((line) => (line.key === key ? { ...line, ...change } : line)),
  }));
}
