/**
 * What lives in `config/`: the shape of `content/report.yaml` (who the shop is, how its channels, funnel, experiments and events
 * are told apart) and its loader. Everything that differs from shop to shop stands there, and nothing of it in code.
 */
import { z } from 'zod';
import { BASE_FORM, isBase, isSite, SITE_FORM } from './address.ts';
import { formats } from './formats-schema.ts';
import { isReservedName } from './reserved-names.ts';

/** A day on the shop's calendar, `2014-09-16`. YAML reads an unquoted date as text here (core schema), so text it is. */
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a date such as 2014-09-16')
  .refine((text) => {
    const time = Date.parse(`${text}T00:00:00Z`);
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
  }, 'expected a day that the calendar has');

/** A text that a reader sees: blanks alone would leave a hole. */
const text = z.string().regex(/\S/, 'expected a text that is not blank');

const identifier = z
  .string()
  .regex(
    /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/,
    'expected lower-case letters, digits, - or _, such as billing-test',
  )
  .refine((id) => !isReservedName(id), 'expected a name that Windows lets a folder have');

/** A page url or another text from the export; `*` at the end (or alone) stands for any rest. */
const pattern = z.string().min(1);
const patterns = z.array(pattern).min(1);

/** A condition on one column of a session: one of these patterns, or null for "empty". */
const condition = z.union([patterns, z.null()]);

const channelRule = z.strictObject({
  /** The channel's id in the tables; `{utm_source}` is replaced by the session's own source. */
  channel: z
    .string()
    .regex(
      /^(?:[a-z0-9_]|\{utm_source\})+$/,
      'expected an id such as paid_brand or {utm_source}_nonbrand',
    ),
  /** Name for readers; `{utm_source}` is replaced. */
  label: text,
  /** What kind of traffic it is: the report keeps paid nonbrand, paid brand, social and free traffic apart. */
  kind: z.enum(['paid_nonbrand', 'paid_brand', 'paid_social', 'free', 'other']),
  /**
   * Whose source it is, such as the search engine that sends both its advertisements' clicks and its free ones; `{utm_source}` is replaced.
   * Rules of one channel may name different owners. Left out where nobody owns it, as of an address that was typed in.
   */
  owner: text.optional(),
  utm_source: condition.optional(),
  utm_campaign: condition.optional(),
  utm_content: condition.optional(),
  http_referer: condition.optional(),
});

const funnelStep = z.strictObject({
  step: identifier,
  label: text,
  /** Urls of the step. `any` is every page view; `product_pages` is every page of `products`. */
  pages: z.union([z.literal('any'), z.literal('product_pages'), patterns]),
});

const experiment = z.strictObject({
  id: identifier,
  title: text,
  /** Who counts: sessions that land on a variant, or sessions that see it anywhere on their way. */
  unit: z.enum(['landing', 'seen']),
  /** Url of the page that was there before. */
  control: text,
  variant: text,
  start_date: day,
  /** First day that no longer counts. */
  end_date: day,
  /** Only sessions of these channels or devices. */
  filter: z
    .strictObject({
      channel: z.array(z.string()).min(1).optional(),
      device_type: z.array(z.string()).min(1).optional(),
    })
    .optional(),
  outcomes: z.array(z.enum(['bounce', 'conversion', 'revenue_per_session'])).min(1),
});

const event = z.strictObject({
  id: identifier,
  date: day,
  kind: z.enum(['launch', 'site', 'marketing', 'incident']),
  title: text,
  /** The product it is about, by its id in the export. */
  product_id: z.number().int().optional(),
});

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** A number with a unit is no name: listed as one, it could be typed into chapters, where nothing checks it. */
function isAmount(name: string): boolean {
  const code = /^[+-]?\d[\d.,\s]*([A-Z]{3})$/.exec(name)?.[1];
  return (
    (code !== undefined && CURRENCIES.has(code)) ||
    /^\p{Sc}|\p{Sc}$|^[+-]?\d[\d.,\s]*(?:%|percent|k|bn|thousand|million|billion)$/iu.test(name)
  );
}

function isLocale(tag: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    // A tag that is not of the form at all, such as en_US.
    return false;
  }
}

function isTimezone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}

/** `content/report.yaml`; what `loadConfig` returns is `ReportConfig`. */
export const reportConfigSchema = z.strictObject({
  company: z.strictObject({
    name: text,
    /** One sentence without numbers: what it sells, to whom. */
    description: text,
    /** Day on which the shop opened. */
    opened: day,
  }),
  /** BCP 47 tag; decides how numbers and dates are written. */
  locale: z
    .string()
    .default('en-US')
    .refine(isLocale, 'expected a language tag such as en-US, with - between its parts'),
  /** ISO 4217 code; the export's money columns end in it, in lower case. */
  currency: z
    .string()
    .refine((code) => CURRENCIES.has(code), 'expected a currency code such as USD')
    .default('USD'),
  /** IANA zone of the shop's clock, `Europe/Copenhagen`: times that name their zone are read on it, and the hour that autumn repeats is known. */
  timezone: z
    .string()
    .refine(isTimezone, 'expected a zone such as Europe/Copenhagen or America/New_York')
    .optional(),
  /** How the export writes values, where it does not keep to the forms of the tables' contract. */
  formats,
  /** Where the site will stand, for absolute links: `https://example.com`. */
  site: z.string().refine(isSite, `expected ${SITE_FORM}`).optional(),
  /** Whether search engines may list the report; otherwise it is for those who have its address. */
  public: z.boolean().default(false),
  /** The brand's colour, for what the report points at; a darker or lighter step of it is taken where it could not be read. */
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'expected a colour such as "#0b6e4f", in quotes')
    .optional(),
  /** Path under which the site will stand, `/` at a domain's root, `/report/` under a folder. */
  base: z.string().refine(isBase, `expected ${BASE_FORM}`).default('/'),
  /** Name that the site prints beside the products' pages, from the export's `products` table. */
  products: z.array(z.strictObject({ product_id: z.number().int(), page: text })).default([]),
  /** First rule that fits decides; a session that none fits is in channel `other`. */
  channels: z.array(channelRule).min(1),
  /** The purchase path, in order. The last step is the order. */
  funnel: z.array(funnelStep).min(2).max(16),
  experiments: z.array(experiment).default([]),
  events: z.array(event).default([]),
  /** The round that is asked for, shown on the home page and in print. Whatever is left out is not shown. */
  round: z
    .strictObject({
      /** In whole units of the currency. */
      amount: z.number().positive().optional(),
      /** What it is for, in parts. */
      use_of_funds: z
        .array(z.strictObject({ part: text, amount: z.number().positive() }))
        .default([]),
      date: day.optional(),
    })
    .refine(
      ({ amount, use_of_funds: parts }) =>
        amount === undefined ||
        parts.length === 0 ||
        parts.reduce((sum, part) => sum + part.amount, 0) === amount,
      'expected parts under use_of_funds that add up to the amount',
    )
    .optional(),
  /** Who stands behind the company. */
  people: z
    .array(
      z.strictObject({
        name: text,
        role: text,
        /** One sentence. */
        about: text.optional(),
      }),
    )
    .default([]),
  contact: z.strictObject({ name: text, email: z.email() }).optional(),
  /** Words of the shop that hold a digit, such as "Web 2.0": chapters may write them, where any other number must be a value. */
  names: z
    .array(
      z
        .string()
        .regex(/\p{L}/u, 'expected a name with a letter in it')
        .refine((name) => !isAmount(name.trim()), 'expected a name, not an amount'),
    )
    .default([]),
  /** What the company wants; each must have a chapter that serves it. */
  aims: z.array(z.strictObject({ id: identifier, title: text })).default([]),
  privacy: z
    .strictObject({
      /** A row behind which fewer people stand (users, or sessions where users are not counted) is not published; 0 publishes all. */
      smallest_group: z
        .number()
        .int()
        .min(0, 'expected a whole number from 0')
        .max(1000, 'expected a whole number to 1000: a larger one would hide the report')
        .default(5),
    })
    .prefault({}),
  /** By how much a whole month of the past may differ from what the edition before published until a person has to look; a fraction. */
  restatement_bound: z.number().positive().max(1, 'expected a fraction such as 0.01').default(0.01),
  /** Checks of level stop whose findings are right all the same: they warn, and the reason stands on the data page. */
  accepted_checks: z.array(z.strictObject({ check: identifier, reason: text })).default([]),
  /** What whoever made the export says of it, which no check can find out. */
  data_statements: z
    .array(
      z.strictObject({
        id: identifier,
        /** Tables of the export, or columns of them: `website_pageviews`, `website_sessions.user_id`. */
        about: z.array(text).min(1, 'expected a table of the export, or a column of one'),
        /** One sentence, printed under each figure that rests on them. */
        says: text,
        /** What the numbers are not good for, therefore: printed with it where the data are told of. */
        effect: text.optional(),
      }),
    )
    .default([]),
  /** What the report is for. */
  outcomes: z.array(z.strictObject({ id: identifier, title: text })).default([]),
});

export type ReportConfig = z.output<typeof reportConfigSchema>;
export type DataStatement = ReportConfig['data_statements'][number];
export type ChannelRule = ReportConfig['channels'][number];
export type FunnelStep = ReportConfig['funnel'][number];
export type Condition = readonly string[] | null;
