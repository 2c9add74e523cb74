import type { Facts } from '../facts/facts.ts';
import { type CodedDimension, listedDimension } from './aggregate.ts';

/** The channels by their ids; `codes` are places among those of the sessions' facts. */
export function channelDimension(
  codes: ArrayLike<number>,
  { channels }: Pick<Facts['sessions'], 'channels'>,
): CodedDimension {
  return listedDimension(
    codes,
    channels.map(({ id }) => id),
  );
}
