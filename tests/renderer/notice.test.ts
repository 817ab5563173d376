import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hush, say, useNotice } from '../../src/renderer/notice.ts';

const shown = () => useNotice.getState().notice?.text;

beforeEach(() => {
  vi.useFakeTimers();
  useNotice.setState({ notice: null });
});
afterEach(() => vi.useRealTimers());

test('a sentence goes with what is done next, as soon as it could be read', () => {
  say('done', 'Đã lưu.');
  vi.advanceTimersByTime(1_000);
  hush();
  vi.advanceTimersByTime(1_900);
  expect(shown()).toBe('Đã lưu.');
  vi.advanceTimersByTime(200);
  expect(shown()).toBeUndefined();
});

test('one that was there long enough goes at once', () => {
  say('done', 'Đã lưu.');
  vi.advanceTimersByTime(5_000);
  hush();
  vi.advanceTimersByTime(0);
  expect(shown()).toBeUndefined();
});

test('a new sentence keeps its own time, whatever became of the one before', () => {
  say('done', 'Đã lưu.');
  hush();
  vi.advanceTimersByTime(2_500);
  say('done', 'Đã xóa.');
  vi.advanceTimersByTime(2_500);
  expect(shown()).toBe('Đã xóa.');
});
