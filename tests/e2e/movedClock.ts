import { readFileSync } from 'node:fs';

// Loaded before a program of ours by a story that takes days: its clock stands as many milliseconds ahead as the file says, which the
// story may change while it runs. Timers, and the time between two events, stay what they are.

const FILE = process.env['QUAY_STORY_CLOCK'];

if (FILE !== undefined) {
  const wall = Date.now;
  Date.now = () => wall() + Number(readFileSync(FILE, 'utf8'));
}
