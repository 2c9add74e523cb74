import { type ASTNode, serialize } from '@marcbachmann/cel-js';

/** A part of a condition that has a value of its own. */
export interface Operand {
  /** As the condition's text has it. */
  text: string;
  node: ASTNode;
}

/** A name in a condition with the keys after it: `kpis.revenue.value` or `quarters["2014-Q4"].sessions`. */
export interface OperandPath extends Operand {
  keys: readonly (string | number)[];
}

export interface Operands {
  /** Longest paths in order of appearance, without variables that a macro binds. */
  paths: OperandPath[];
  /** Outermost calls that need no bound variable, such as `sum(rows.map(r, r.sessions))`, as text. */
  calls: Operand[];
  /** Paths that the condition itself asks for with `has(...)` or `"key" in table`; they need not be there. */
  guards: OperandPath[];
  /** Names of `has("table")`. */
  asked: string[];
  divisions: Operand[];
}

/** Calls that bind a variable and loop over what they are called on. */
export const MACROS: ReadonlySet<string> = new Set([
  'all',
  'exists',
  'exists_one',
  'map',
  'filter',
]);

/** What a parsed condition is made of. Each text stands once. */
export function operandsOf(ast: ASTNode): Operands {
  const found: Operands = { paths: [], calls: [], guards: [], asked: [], divisions: [] };
  collect(ast, { bound: new Set(), insideCall: false }, found);
  return found;
}

interface Scope {
  bound: ReadonlySet<string>;
  insideCall: boolean;
}

function collect(node: ASTNode, scope: Scope, found: Operands): void {
  const path = pathOf(node, scope.bound);
  if (path) {
    if (!found.paths.some((known) => known.text === path.text)) found.paths.push(path);
    return;
  }
  if (collectGuard(node, scope, found)) return;
  let inner = scope;
  if (node.op === 'call' || node.op === 'rcall') {
    const text = serialize(node);
    const isKnown = found.calls.some((known) => known.text === text);
    if (!scope.insideCall && isFree(node, scope.bound) && !isKnown)
      found.calls.push({ text, node });
    inner = { ...scope, insideCall: true };
  }
  if (node.op === '/') found.divisions.push({ text: serialize(node), node });
  const variable = macroVariable(node);
  if (variable === undefined) {
    for (const child of partsOf(node)) collect(child, inner, found);
    return;
  }
  const [receiver, , ...bodies] = partsOf(node);
  if (receiver) collect(receiver, inner, found);
  const bound = new Set([...scope.bound, variable]);
  for (const body of bodies) collect(body, { ...inner, bound }, found);
}

/** `has(a.b)` and `"b" in a` ask whether `a.b` is there: `a` must be, `a.b` need not. True when the node was one of these. */
function collectGuard(node: ASTNode, scope: Scope, found: Operands): boolean {
  const askedFor = askedTable(node);
  if (askedFor !== undefined) {
    found.asked.push(askedFor);
    return true;
  }
  const [asked] = node.op === 'call' && node.args[0] === 'has' ? node.args[1] : [];
  if (asked) {
    const guard = pathOf(asked, scope.bound);
    if (guard) found.guards.push(guard);
    const [holder] = partsOf(asked);
    if (holder) collect(holder, scope, found);
    return true;
  }
  if (node.op !== 'in') return false;
  const [key, table] = node.args;
  const holder = pathOf(table, scope.bound);
  if (holder && key.op === 'value' && typeof key.args === 'string') {
    found.guards.push({ text: serialize(node), node, keys: [...holder.keys, key.args] });
  }
  return false;
}

function pathOf(node: ASTNode, bound: ReadonlySet<string>): OperandPath | undefined {
  if (node.op === 'id') {
    return bound.has(node.args) ? undefined : { text: node.args, node, keys: [node.args] };
  }
  if (node.op !== '.' && node.op !== '[]') return undefined;
  const [holder, member] = node.args;
  const base = pathOf(holder, bound);
  const key = typeof member === 'string' ? member : literalKey(member);
  if (!base || key === undefined) return undefined;
  return { text: serialize(node), node, keys: [...base.keys, key] };
}

function literalKey(node: ASTNode): string | number | undefined {
  if (node.op !== 'value') return undefined;
  if (typeof node.args === 'bigint') return Number(node.args);
  return typeof node.args === 'string' ? node.args : undefined;
}

/** The variable that a macro such as `rows.map(r, r.sessions)` binds for its other arguments. */
function macroVariable(node: ASTNode): string | undefined {
  if (node.op !== 'rcall' || !MACROS.has(node.args[0])) return undefined;
  const [variable] = node.args[2];
  return variable?.op === 'id' ? variable.args : undefined;
}

/** Whether no variable of a surrounding macro stands in the node. */
function isFree(node: ASTNode, bound: ReadonlySet<string>): boolean {
  if (node.op === 'id') return !bound.has(node.args);
  return partsOf(node).every((child) => isFree(child, bound));
}

/** The table of `has("table")`; undefined for any other node. */
export function askedTable(node: ASTNode): string | undefined {
  if (node.op !== 'call' || node.args[0] !== 'has') return undefined;
  const [asked] = node.args[1];
  return asked?.op === 'value' && typeof asked.args === 'string' ? asked.args : undefined;
}

/** How many names, numbers, operators and calls an expression has. */
export function countParts(node: ASTNode): number {
  return partsOf(node).reduce((sum, child) => sum + countParts(child), 1);
}

/** The nodes directly under a node. */
export function partsOf(node: ASTNode): ASTNode[] {
  const args: unknown[] = Array.isArray(node.args) ? node.args.flat(2) : [node.args];
  return args.filter(
    (arg): arg is ASTNode => typeof arg === 'object' && arg !== null && 'op' in arg,
  );
}
