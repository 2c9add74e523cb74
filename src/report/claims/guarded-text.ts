import { type ASTNode, serialize } from '@marcbachmann/cel-js';
import { GUARDS } from './environment.ts';
import { askedTable, MACROS } from './operands.ts';

const IDENTIFIER = /^[A-Za-z_]\w*$/;

/**
 * The parsed expression written anew, its meaning kept and its dangers guarded: what a loop runs over is counted, divisors are looked at when the
 * division is made, regular expressions go to an engine that does not backtrack, and `has("table")` becomes true or false.
 * (The library's own `serialize` loses digits of numbers, and brackets after a minus.)
 */
export function guardedText(node: ASTNode, hasRows: (table: string) => boolean): string {
  const write = (part: ASTNode): string => guardedText(part, hasRows);
  const list = (parts: readonly ASTNode[]): string => parts.map(write).join(', ');
  switch (node.op) {
    case 'value':
      return typeof node.args === 'number' ? numberText(node.args) : serialize(node);
    case 'id':
      return node.args;
    case '!_':
    case '-_':
      return `(${node.op[0]}${write(node.args)})`;
    case '.': {
      const [holder, name] = node.args as [ASTNode, string];
      return IDENTIFIER.test(name)
        ? `${write(holder)}.${name}`
        : `${write(holder)}[${JSON.stringify(name)}]`;
    }
    case '[]':
      return `${write(node.args[0] as ASTNode)}[${write(node.args[1] as ASTNode)}]`;
    case 'call': {
      const table = askedTable(node);
      if (table !== undefined) return String(hasRows(table));
      return `${node.args[0]}(${list(node.args[1])})`;
    }
    case 'rcall':
      return methodCall(node.args[0], write(node.args[1]), list(node.args[2]));
    case 'list':
      return `[${list(node.args)}]`;
    case 'map':
      return `{${node.args.map(([key, value]) => `${write(key)}: ${write(value)}`).join(', ')}}`;
    case '?:': {
      const [condition, yes, no] = node.args;
      // Null stands for what is absent, of whatever type the other branch is.
      const isNull = [yes, no].some(({ op, args }) => op === 'value' && args === null);
      const [one, other] = [yes, no].map((branch) =>
        isNull ? `dyn(${write(branch)})` : write(branch),
      );
      return `(${write(condition)} ? ${one} : ${other})`;
    }
    default: {
      const [left, right] = node.args as [ASTNode, ASTNode];
      const divisor = `${GUARDS.divisor}(${write(right)}, ${JSON.stringify(serialize(node))})`;
      return `(${write(left)} ${node.op} ${node.op === '/' ? divisor : write(right)})`;
    }
  }
}

function methodCall(name: string, receiver: string, args: string): string {
  if (name === 'matches') return `${receiver}.${GUARDS.matches}(${args})`;
  const list = name === 'all' ? `${GUARDS.some}(${receiver})` : receiver;
  return MACROS.has(name)
    ? `${GUARDS.steps}(${list}).${name}(${args})`
    : `${receiver}.${name}(${args})`;
}

/** With a point or an exponent: without, it would be a whole number. */
function numberText(value: number): string {
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}
