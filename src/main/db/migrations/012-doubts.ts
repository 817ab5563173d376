/** Why nobody knows of a job whether it is out. Of what was asked about before, the screen said that the printer was lost. */
export const doubts = `
ALTER TABLE print_job ADD COLUMN doubt TEXT CHECK (doubt IN ('silent', 'lost', 'ended', 'faulty'));
UPDATE print_job SET doubt = 'lost' WHERE state = 'unknown';
`;
