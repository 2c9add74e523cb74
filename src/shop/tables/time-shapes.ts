import { EXCEL, type KnownShape, shape } from './known-shape.ts';

const WRITE_TIME = 'Write it as 2014-09-16 23:59:59 in the export';

const LOCALE_DATE = shape(
  'date-of-spreadsheet',
  /^\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})(?:,?[ T]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?(?: ?[AP]\.?M\.?)?)?$/i,
  'a date as spreadsheets write it',
  `${EXCEL} If the shop writes its dates so, say how in report.yaml: formats: { timestamp: "M/D/YYYY H:mm" } or "D/M/YYYY H:mm".`,
);

/** How times and dates are written that are none for the contract. The first that fits decides. */
export const TIME_SHAPES: readonly KnownShape[] = [
  LOCALE_DATE,
  shape(
    'minutes-of-spreadsheet',
    /^\d{1,3}:\d{2}(?:[.,]\d+|:\d{2}(?:[.,]\d+)?)?(?: ?[AP]M)?$/i,
    'which Excel makes of a time with fractions of a second',
    `The day is lost. ${EXCEL}`,
  ),
  shape(
    'time-with-zone',
    /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)? ?(?:Z|[+-]\d\d(?::?\d\d)?|UTC|GMT|[A-Z]{3,4})$/i,
    'a time with its zone',
    'Say in report.yaml by which clock the shop lives, and it is read on that: timezone: Europe/Berlin.',
  ),
  shape(
    'day-alone',
    /^\d{4}-\d\d-\d\d$/,
    'a day without a time',
    `${WRITE_TIME}: the time of day was cut off or never exported.`,
  ),
  shape(
    'minutes-alone',
    /^\d{4}-\d\d-\d\d[ T]\d\d?:\d\d$/,
    'a time without seconds',
    `${WRITE_TIME}, with seconds.`,
  ),
  shape('zero-date', /^0000-00-00/, "MySQL's date for none", 'Export rows that have a date.'),
  shape(
    'impossible-time',
    /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:[.,]\d+)?$/,
    'a day, time or year that cannot be',
    'Look for wrong dates where the table comes from: a day that the calendar has, 24-hour time, from 1990 to 2100.',
  ),
  shape(
    'year-first',
    /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AP]M)?)?$/i,
    'a date of another form',
    `${WRITE_TIME}, with hyphens and two digits each.`,
  ),
  shape(
    'compact-time',
    /^(?:19|20)\d{6}(?:[T ]?\d{4}(?:\d{2})?Z?)?$/,
    'a date without separators',
    `${WRITE_TIME}.`,
  ),
  shape(
    'seconds-since-1970',
    /^\d{9,10}(?:\.\d+)?$/,
    'a count of seconds since 1970',
    `${WRITE_TIME}, on the shop's own clock: for instance to_timestamp(created_at).`,
  ),
  shape(
    'fractions-since-1970',
    /^\d{12,19}$/,
    'a count of milliseconds or less since 1970',
    `${WRITE_TIME}, on the shop's own clock: for instance to_timestamp(created_at / 1000).`,
  ),
  shape(
    'day-number',
    /^\d{5}(?:[.,]\d+)?$/,
    "a spreadsheet's number of a day",
    `It is a date that lost its format. ${EXCEL}`,
  ),
  shape(
    'month-in-words',
    /\d.*[a-z]{3}|[a-z]{3}.*\d/i,
    'a date with words in it',
    `${WRITE_TIME}, in digits.`,
  ),
];
