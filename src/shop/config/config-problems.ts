import type { Problem } from '../../base/errors.ts';
import { channelProblems } from './channel-problems.ts';
import { experimentProblems } from './experiment-problems.ts';
import {
  type Entry,
  entriesOf,
  type FilePlaces,
  folded,
  keysOf,
  namedTwice,
  problemAt,
  typedNumberProblems,
} from './list-problems.ts';
import { covers } from './patterns.ts';
import type { FunnelStep, ReportConfig } from './schema.ts';

/** What can be seen to be wrong with a configuration before any data are read: names that stand twice, and what can never be right. */
export function configProblems(config: ReportConfig, places: FilePlaces): Problem[] {
  return [
    ...duplicates(config, places),
    ...channelProblems(config, places),
    ...productProblems(config, places),
    ...funnelProblems(config, places),
    ...experimentProblems(config, places),
    ...eventProblems(config, places),
    ...typedTexts(config, places),
  ];
}

/** What the company says of itself and of what it wants holds no number: nothing could check it. */
function typedTexts(config: ReportConfig, places: FilePlaces): Problem[] {
  const { company, aims, outcomes } = config;
  const names = [...config.names, company.name];
  return [
    ...typedNumberProblems(company.description, ['company', 'description'], names, places),
    ...Object.entries({ aims, outcomes }).flatMap(([key, list]) =>
      list.flatMap(({ title }, at) =>
        typedNumberProblems(title, [key, at, 'title'], names, places),
      ),
    ),
  ];
}

function duplicates(config: ReportConfig, places: FilePlaces): Problem[] {
  const { products, channels, funnel, experiments, events, aims, outcomes, people, round } = config;
  const ids = { experiments, events, aims, outcomes };
  const titles = { experiments, aims, outcomes };
  const conditions = ['utm_source', 'utm_campaign', 'utm_content', 'http_referer'] as const;
  const lists = [
    ...Object.entries(ids).map(([name, list]) => ['the id', keysOf(list, [name], 'id')] as const),
    ...Object.entries(titles).map(
      ([name, list]) => ['the title', folded(keysOf(list, [name], 'title'))] as const,
    ),
    ['the product', keysOf(products, ['products'], 'product_id')],
    ['the step', keysOf(funnel, ['funnel'], 'step')],
    ['the label', folded(keysOf(funnel, ['funnel'], 'label'))],
    ['the event', eventsOf(events)],
    ['the person', keysOf(people, ['people'], 'name')],
    ['the part', keysOf(round?.use_of_funds ?? [], ['round', 'use_of_funds'], 'part')],
    ['the name', entriesOf(config.names, ['names'])],
    ['the id', keysOf(config.data_statements, ['data_statements'], 'id')],
    ['the check', keysOf(config.accepted_checks, ['accepted_checks'], 'check')],
    ...funnel.flatMap(({ pages }, at) =>
      typeof pages === 'string'
        ? []
        : [['the page', entriesOf(pages, ['funnel', at, 'pages'])] as const],
    ),
    ...channels.flatMap((rule, at) =>
      conditions.map(
        (key) => ['the text', entriesOf(rule[key] ?? [], ['channels', at, key])] as const,
      ),
    ),
    ...experiments.flatMap(({ outcomes: measured, filter }, at) => [
      ['the outcome', entriesOf(measured, ['experiments', at, 'outcomes'])] as const,
      ...(['channel', 'device_type'] as const).map(
        (key) =>
          ['the name', entriesOf(filter?.[key] ?? [], ['experiments', at, 'filter', key])] as const,
      ),
    ]),
  ] as const;
  return lists.flatMap(([what, entries]) => namedTwice(what, entries, places));
}

/** Events by what a figure shows of them; a title may come back on another day. */
function eventsOf(events: ReportConfig['events']): Entry[] {
  return events.map(({ title, date }, at) => ({
    name: title,
    same: `${date} ${title.trim().toLowerCase()}`,
    path: ['events', at, 'title'],
  }));
}

/** The first product whose page fits is the one that was seen, so a page that an earlier product's takes in is never its own. */
function productProblems({ products }: ReportConfig, places: FilePlaces): Problem[] {
  return products.flatMap(({ page }, at) => {
    const before = products.slice(0, at).find((earlier) => covers(earlier.page, page));
    if (before === undefined) return [];
    const message = `the page "${page}" is product ${before.product_id}'s already`;
    return [
      problemAt(places, ['products', at, 'page'], message, 'Give each product its own page.'),
    ];
  });
}

function funnelProblems(config: ReportConfig, places: FilePlaces): Problem[] {
  const { funnel, products } = config;
  return funnel.flatMap((step, at) => {
    const place = ['funnel', at, 'pages'];
    if (step.pages === 'product_pages' && products.length === 0) {
      const message = `the step "${step.step}" has no pages, since no product has one`;
      return [
        problemAt(places, place, message, 'List the products with their pages under products.'),
      ];
    }
    const pages = pagesOf(step, config);
    const earlier = funnel
      .slice(0, at)
      .find((before) =>
        pagesOf(before, config).some((page) => pages.some((pattern) => covers(pattern, page))),
      );
    if (earlier === undefined) return [];
    const message = `the step "${step.step}" takes in a page of the earlier step "${earlier.step}", so whoever reaches that one has reached it too`;
    return [
      problemAt(
        places,
        place,
        message,
        'Give each step pages of its own, in the order of the path.',
      ),
    ];
  });
}

function pagesOf({ pages }: FunnelStep, { products }: ReportConfig): readonly string[] {
  if (pages === 'any') return ['*'];
  return pages === 'product_pages' ? products.map(({ page }) => page) : pages;
}

function eventProblems({ events, products, company }: ReportConfig, places: FilePlaces): Problem[] {
  return events.flatMap(({ date, product_id }, at) => {
    const problems: Problem[] = [];
    if (date < company.opened) {
      const message = `it was on ${date}, and the shop opened on ${company.opened}`;
      problems.push(
        problemAt(places, ['events', at, 'date'], message, 'Correct one of the two days.'),
      );
    }
    const isKnown =
      product_id === undefined ||
      products.length === 0 ||
      products.some((product) => product.product_id === product_id);
    if (!isKnown) {
      const message = `no product ${product_id} is listed under products`;
      const hint = 'List it with its page, or correct the number.';
      problems.push(problemAt(places, ['events', at, 'product_id'], message, hint));
    }
    return problems;
  });
}
