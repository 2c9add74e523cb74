import { type ASTNode, serialize } from '@marcbachmann/cel-js';
import type { Mistake } from './mistakes.ts';
import { operandsOf } from './operands.ts';

const COMPARISONS: readonly string[] = ['==', '!=', '<', '<=', '>', '>='];

/** Whether an expression looks at the data at all: at a table, or at a value that is computed from one. */
export function readsData(ast: ASTNode, constants: ReadonlySet<string> = new Set()): boolean {
  const { paths, asked } = operandsOf(ast);
  return asked.length > 0 || paths.some(({ keys }) => !constants.has(String(keys[0])));
}

/** A part of a condition that comes out the same whatever the data are: it reads none, or compares a thing with itself. */
export function untested(ast: ASTNode, constants?: ReadonlySet<string>): Mistake | undefined {
  const part = untestedPart(ast, constants);
  if (part === undefined) return undefined;
  return {
    kind: 'claim-untested',
    message: `${serialize(part)} is the same whatever the data are`,
    hint: 'Compare a value of a published table with something, such as kpis.revenue_ttm.change > 0.0, or say the sentence without a condition.',
  };
}

function untestedPart(node: ASTNode, constants?: ReadonlySet<string>): ASTNode | undefined {
  if (node.op === '&&' || node.op === '||')
    return untestedPart(node.args[0], constants) ?? untestedPart(node.args[1], constants);
  if (node.op === '!_') return untestedPart(node.args, constants);
  // A guard decides with a plain true or false: x == null ? false : x > 1.
  if (node.op === '?:') return untestedPart(node.args[0], constants);
  if (!readsData(node, constants)) return node;
  return isComparison(node) && serialize(node.args[0]) === serialize(node.args[1])
    ? node
    : undefined;
}

function isComparison(node: ASTNode): node is ASTNode & { args: [ASTNode, ASTNode] } {
  return COMPARISONS.includes(node.op);
}
