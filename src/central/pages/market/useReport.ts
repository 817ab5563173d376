import { useEffect, useRef, useState } from 'react';
import type { ReportAsked } from '../../office/api/report.ts';
import type { Problem } from '../office.ts';
import { saveFile } from '../saveFile.ts';
import { signedOut } from '../session/session.ts';
import { askReport, bytesOfFile } from './askReport.ts';

export type Making = { readonly done: number; readonly of: number };

/** A report on its way to the reader's disk: how far it is, and how to cancel it. Leaving the page cancels it, too. */
export function useReport(): {
  readonly making: Making | null;
  readonly problem: Problem | null;
  readonly make: (asked: ReportAsked) => Promise<void>;
  readonly cancel: () => void;
} {
  const [making, setMaking] = useState<Making | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const make = async (asked: ReportAsked) => {
    const own = new AbortController();
    stop.current?.abort();
    stop.current = own;
    setProblem(null);
    setMaking({ done: 0, of: 1 });
    const end = await askReport(asked, { onProgress: (done, of) => setMaking({ done, of }), signal: own.signal });
    if (stop.current !== own || 'stopped' in end) return;
    setMaking(null);
    if ('file' in end) return saveFile(end.file.name, bytesOfFile(end.file));
    if (end.problem === 'signed-out') signedOut();
    setProblem(end.problem);
  };
  const cancel = () => {
    stop.current?.abort();
    setMaking(null);
  };
  return { making, problem, make, cancel };
}
