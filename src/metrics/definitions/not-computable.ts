/** What investors ask and the export cannot tell. Said openly, so that no other number is taken for it. */
export interface NotComputable {
  id: string;
  name: string;
  /** Why it is not computable. */
  reason: string;
  /** What stands nearest to it in the report. */
  instead: string;
}

/** `hasSpend`: the optional table of advertising spend is there, so what depends on it can be told. */
export function notComputableMetrics(hasSpend: boolean): readonly NotComputable[] {
  const bySpend: NotComputable[] = [
    {
      id: 'acquisition-cost',
      name: 'Cost of acquiring a customer, return on advertising, payback',
      reason: 'The export holds no advertising spend.',
      instead: 'The breakeven cost says what a session or a customer may cost at most, by channel.',
    },
  ];
  return [
    ...(hasSpend ? [] : bySpend),
    {
      id: 'contribution-margin',
      name: 'Contribution after shipping and payment fees',
      reason: 'The export holds neither shipping costs nor payment fees.',
      instead: 'Gross profit, before them.',
    },
    {
      id: 'cash',
      name: 'Cash, burn and runway',
      reason: 'The export holds orders and traffic, no accounts.',
      instead: 'Nothing; ask the company for its accounts.',
    },
    {
      id: 'stock',
      name: 'Stock and its turnover',
      reason: 'The export holds what was sold, not what was bought or lies in the warehouse.',
      instead: 'Items sold by product and month.',
    },
    {
      id: 'satisfaction',
      name: 'Customer satisfaction',
      reason: 'The export holds no surveys or reviews.',
      instead: 'Refund rates and returning visitors.',
    },
    {
      id: 'people',
      name: 'Who the customers are',
      reason: 'The export holds an anonymous user id, no age, place or name.',
      instead: 'Device, channel and visit type of their sessions.',
    },
  ];
}
