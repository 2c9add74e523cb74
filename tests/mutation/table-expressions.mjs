/**
 * Arquero parses the text of functions of a row, `(d) => d.revenue / d.orders`, unless `escape` wraps them: a break that Stryker weaves in
 * would not parse. So these are left as they are; the differential tests hold them to SQL.
 */
export const strykerPlugins = [
  {
    kind: 'Ignore',
    name: 'table-expressions',
    value: {
      shouldIgnore(path) {
        const isOfRow = path.isArrowFunctionExpression() && path.node.params[0]?.name === 'd';
        const caller = path.parentPath?.node.callee?.name;
        return isOfRow && caller !== 'closure' ? 'a table expression of Arquero' : undefined;
      },
    },
  },
];
