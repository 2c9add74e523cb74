import type { Formatter } from '../base/format/formatter.ts';
import type { MethodChange } from '../shop/config/method-changes.ts';
import type { Comparison, DefinitionChange } from './editions/edition.ts';
import type { Entry, Group, Table } from './model/blocks.ts';
import { paragraph, wordsOf } from './model/make.ts';

/** What is computed in another way than in the edition before, by the log of methods, and which tables and columns mean something else. */
export function definitionsGroup({ definitions, methods }: Comparison, format: Formatter): Group {
  return {
    kind: 'group',
    id: 'definitions',
    heading: wordsOf('Definitions that changed'),
    blocks: [
      ...(definitions.length + methods.length === 0 ? [paragraph('None.')] : []),
      ...methods.map((change) => methodEntry(change, format)),
      ...(definitions.length === 0 ? [] : [definitionTable(definitions)]),
    ],
  };
}

function methodEntry(
  { date, metrics, difference, reason, effect, recast }: MethodChange,
  format: Formatter,
): Entry {
  const told = {
    'What differs': difference,
    Why: reason,
    Effect: effect,
    'Earlier periods': recast ? 'Computed anew in the new way.' : 'Left as they were.',
  };
  return {
    kind: 'entry',
    heading: wordsOf(`${format.date(date)}: ${format.list(metrics)}`),
    remarks: [],
    blocks: [],
    details: Object.entries(told).map(([name, text]) => ({ name, values: [wordsOf(text)] })),
  };
}

function definitionTable(definitions: readonly DefinitionChange[]): Table {
  return {
    kind: 'table',
    name: 'Definitions that changed',
    header: ['Table and column', 'Then', 'Now'].map((name) => ({ words: wordsOf(name) })),
    rows: definitions.map(({ table, column, earlier, now }) => [
      { words: [{ kind: 'code', text: column === null ? table : `${table}.${column}` }] },
      { words: wordsOf(earlier ?? 'not published') },
      { words: wordsOf(now ?? 'no longer published') },
    ]),
    hasRowHeaders: true,
  };
}
