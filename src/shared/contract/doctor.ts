import { z } from 'zod';
import { Instant } from '../day.ts';
import { Finding } from '../doctor/finding.ts';
import { Refusal } from '../refusal.ts';
import { approvable, call, nothing } from './call.ts';

/** A look at all that the till stands on. */
export const DoctorShown = z.object({
  /** `never`: nobody asked since the till was started. */
  state: z.enum(['never', 'looking', 'done', 'called-off', 'failed']),
  /** When it was begun; null where none was. */
  at: Instant.nullable(),
  /** As far as it came: each as soon as it is made. */
  found: z.array(Finding),
});
export type DoctorShown = z.infer<typeof DoctorShown>;

/** What is handed to support: each file as it can be read, and all of them packed. Nothing of anybody's is in it. */
export const SupportBundle = z.object({
  name: z.string(),
  files: z.array(z.object({ path: z.string(), text: z.string() })),
  /** The zip, base64. */
  content: z.string(),
});
export type SupportBundle = z.infer<typeof SupportBundle>;

export const doctorCalls = {
  'doctor.shown': call('anyone', nothing, DoctorShown),
  /** Begins a look, in a thread of its own; one that is under way goes on. The event `doctor` tells of each part. */
  'doctor.look': call('anyone', nothing, DoctorShown),
  'doctor.callOff': call('anyone', nothing, DoctorShown),
  /** Looks anew and packs what support needs. Read on the screen before it is saved. */
  'doctor.bundle': call('signed-in', approvable({}), z.union([SupportBundle, Refusal])),
} as const;
