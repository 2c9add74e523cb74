import type { ASTNode } from '@marcbachmann/cel-js';
import type { Known, OperandValue } from './known.ts';
import { type OperandPath, operandsOf, partsOf } from './operands.ts';
import { parse, withinBudget } from './run-expression.ts';

const ORDERINGS: readonly string[] = ['<', '<=', '>', '>='];

/**
 * Why the data cannot decide a condition that looks at these values, whatever comes out of it; undefined where they can. What is absent is
 * neither true nor false: a value that is not there, a table without rows, a thing that would be held against itself.
 */
export function whyUndecided(
  expression: string,
  values: readonly OperandValue[],
  known: Known,
): string | undefined {
  const absent = values.find(({ value }) => value === null);
  if (absent !== undefined) return `${absent.path} has no value in these data`;
  const empty = tablesIn(expression, known).find((table) => known.tables?.get(table) === false);
  if (empty !== undefined) return `the table ${empty} has no rows in these data`;
  const ast = parsed(expression);
  return ast === undefined ? undefined : comparedWithItself(ast, known);
}

/** A published table on which a condition rests, at first or second hand, and which may lack rows or values; undefined where it rests on none. */
export function uncertainTable(expression: string, known: Known): string | undefined {
  return tablesIn(expression, known).find((table) => known.certain?.has(table) !== true);
}

/** The tables that an expression reads, those behind the chapter's own values among them. */
function tablesIn(expression: string, known: Known, seen = new Set<string>()): string[] {
  const ast = parsed(expression);
  if (ast === undefined) return [];
  const names = new Set(operandsOf(ast).paths.map(({ keys }) => String(keys[0])));
  return [...names].flatMap((name) => {
    if (seen.has(name)) return [];
    seen.add(name);
    const own = known.expressions?.get(name);
    if (own !== undefined) return tablesIn(own, known, seen);
    return known.tables === undefined || known.tables.has(name) ? [name] : [];
  });
}

/** Two names for one row, one on either side of a comparison by size: nothing differs from itself. */
function comparedWithItself(node: ASTNode, known: Known): string | undefined {
  if (ORDERINGS.includes(node.op)) {
    const [left, right] = (node.args as [ASTNode, ASTNode]).map((side) => operandsOf(side).paths);
    for (const one of left ?? []) {
      const other = (right ?? []).find((each) => isSameRow(one, each, known));
      if (other !== undefined) return `${one.text} and ${other.text} are of the same row`;
    }
  }
  for (const part of partsOf(node)) {
    const same = comparedWithItself(part, known);
    if (same !== undefined) return same;
  }
  return undefined;
}

function isSameRow(one: OperandPath, other: OperandPath, known: Known): boolean {
  const [row, otherRow] = [one, other].map(({ keys }) => known.rowAt?.(keys));
  if (row === undefined || row !== otherRow) return false;
  const [name, otherName] = [one, other].map(({ keys }) => keys.slice(0, -1).join('.'));
  return name !== otherName || name === '';
}

function parsed(expression: string): ASTNode | undefined {
  const result = withinBudget(expression, () => ({ ast: parse(expression) }));
  return 'kind' in result || 'kind' in result.ast ? undefined : result.ast;
}
