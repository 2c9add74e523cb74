import { z } from 'zod';
import { ReportError } from '../../base/errors.ts';
import { entriesOf, namedTwice } from './list-problems.ts';
import { parseWithLines } from './parse-yaml.ts';
import { readContentFile } from './read-content.ts';
import { day } from './schema.ts';

/** One change of method, as investors must be told of it: what differs, the reason, the effect, and whether the past was recast. */
const methodChange = z.strictObject({
  /** First edition's data date that was computed the new way. */
  date: day,
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
export function loadMethodChanges(path: string, shown: string = path): readonly MethodChange[] {
  const { value, lineAt } = parseWithLines(
    readContentFile(path, shown),
    shown,
    methodChangesSchema,
  );
  const problems = value.changes.flatMap(({ metrics }, at) =>
    namedTwice('the metric', entriesOf(metrics, ['changes', at, 'metrics']), {
      file: shown,
      lineAt,
    }),
  );
  if (problems.length > 0) throw new ReportError(problems);
  return value.changes;
}
