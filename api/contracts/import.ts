import { z } from 'zod';
import { managerRoles } from './manager-roles.ts';
import { operation } from './operation.ts';
import { flagSchema } from './page.ts';

export const maximumImportLines = 5_000;

const importLineSchema = z.object({
  /** In the file, the header included; where the row begins. */
  line: z.int(),
  /** What the row is about: the license plate, or the driver's name. */
  name: z.string(),
  outcome: z.enum(['created', 'updated', 'unchanged', 'wrong']),
  /** The columns that change something, when it is updated. */
  changes: z.array(z.string()),
  /** What is wrong and what would work; the column is null when the row as a whole is wrong. */
  errors: z.array(z.object({ column: z.string().nullable(), message: z.string() })),
});
export type ImportLine = z.infer<typeof importLineSchema>;

export const importReportSchema = z.object({
  dryRun: z.boolean(),
  /** Whether anything was written: all of it, or nothing when a single line is wrong. */
  written: z.boolean(),
  delimiter: z.enum([',', ';', '\t']),
  createdCount: z.int(),
  updatedCount: z.int(),
  unchangedCount: z.int(),
  wrongCount: z.int(),
  lines: z.array(importLineSchema),
});
export type ImportReport = z.infer<typeof importReportSchema>;

const importOf = {
  method: 'POST',
  input: z.strictObject({
    dryRun: flagSchema.default(true).describe('Only tell what would happen'),
    /** UTF-8; a header row with the columns by name in any order, separated by comma, semicolon or tab. */
    csv: z.instanceof(Uint8Array),
  }),
  rawBody: { member: 'csv', contentTypes: ['text/csv'], maximumBytes: 2 * 1024 * 1024 },
  output: importReportSchema,
  status: 200,
  roles: managerRoles,
} as const;

export const importOperations = {
  importVehicles: operation({
    ...importOf,
    path: '/api/v1/imports/vehicles',
    summary:
      'Add and change vehicles by a table of at most 5,000 lines, by license plate; an empty cell leaves what is there. Columns: license plate, pool, make, model, color, class, fuel type, seats, odometer km, range km, equipment, mailbox address',
  }),
  importDrivers: operation({
    ...importOf,
    path: '/api/v1/imports/drivers',
    summary:
      'Add and change drivers by a table of at most 5,000 lines, by email or else by name; an empty cell leaves what is there. Columns: name, email, licence classes, licence valid until, licence number, blocked reason',
  }),
};
