import { z } from 'zod';
import { parseYaml } from './load-config.ts';
import { readContentFile } from './read-content.ts';

/** One change of method, as investors must be told of it: what differs, the reason, the effect, and whether the past was recast. */
const methodChange = z.strictObject({
  /** First edition's data date that was computed the new way. */
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a date such as 2015-04-01'),
  /** Ids of entries in the registry of metrics. */
  metrics: z.array(z.string()).min(1),
  difference: z.string().min(1),
  reason: z.string().min(1),
  effect: z.string().min(1),
  /** Whether earlier periods were computed anew in the new way. */
  recast: z.boolean(),
});

const methodChangesSchema = z.strictObject({ changes: z.array(methodChange).default([]) });

export type MethodChange = z.output<typeof methodChange>;

/** Reads and checks `content/method-changes.yaml`. Throws a `ReportError` that names each wrong line. */
export function loadMethodChanges(path: string): readonly MethodChange[] {
  return parseYaml(readContentFile(path), path, methodChangesSchema).changes;
}
