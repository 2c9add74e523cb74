/** The block `formats` of `report.yaml`. */
import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat.js';
import utc from 'dayjs/plugin/utc.js';
import { z } from 'zod';

dayjs.extend(utc);
dayjs.extend(customParseFormat);

/**
 * Whether a form in day.js's tokens tells the parts of a time, which are given in the same tokens: written and read again, they are the
 * same. After noon and after the twelfth, so that hours without their half, and days that are months, are told.
 */
function tells(form: string, parts: string): boolean {
  const time = dayjs.utc('2014-09-16T23:58:57Z');
  const read = dayjs.utc(time.format(form), form, true);
  return read.isValid() && read.format(parts) === time.format(parts);
}

const mark = z.string().length(1);

export const formats = z
  .strictObject({
    /** Form of timestamps, in the tokens of day.js; `2014-09-16 23:59:59` is read as well. */
    timestamp: z
      .string()
      .refine(
        (form) => tells(form, 'YYYY-MM-DD HH:mm'),
        'expected a form that tells day, hour and minute, such as "M/D/YYYY H:mm" or "DD.MM.YYYY HH:mm:ss"',
      )
      .optional(),
    /** Form of days without a time, in `marketing_spend`. */
    date: z
      .string()
      .refine(
        (form) => tells(form, 'YYYY-MM-DD'),
        'expected a form that tells year, month and day, such as "M/D/YYYY"',
      )
      .optional(),
    /** Mark before the cents. */
    decimal: z.enum(['.', ',']).default('.'),
    /** Mark between groups of three digits, if amounts have one. */
    thousands: mark.optional(),
    /** Texts that stand for none in columns that may be empty, besides `NULL`, `None`, `NaN`, `(not set)` and their like. */
    null: z.array(z.string()).default([]),
  })
  .refine(({ decimal, thousands }) => decimal !== thousands, {
    message: 'expected another mark than that of decimals',
    path: ['thousands'],
  })
  .prefault({});
