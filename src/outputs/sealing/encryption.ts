/**
 * What lives in `sealing/`: what turns a finished site into one that opens with a passphrase alone. `staticrypt` encrypts the pages and
 * decrypts them in the reader's browser; here stands what goes into a sealed page, under which name, and what is left out.
 */
import { createHmac } from 'node:crypto';
import staticryptCodec from 'staticrypt/lib/codec.js';
import cryptoEngine from 'staticrypt/lib/cryptoEngine.js';

const codec = staticryptCodec.init(cryptoEngine);

/** What opens a sealed site. */
export interface SealingKey {
  /** Not secret: it stands in every sealed page. 32 hexadecimal digits. */
  salt: string;
  /** The passphrase after 600,000 rounds of PBKDF2, 64 hexadecimal digits: whoever has it can read the site. */
  secret: string;
}

/** The key of a passphrase. Without a salt from an earlier sealing it takes a random one. */
export async function deriveKey(
  passphrase: string,
  salt: string = randomSalt(),
): Promise<SealingKey> {
  return { salt, secret: await cryptoEngine.hashPassword(passphrase, salt) };
}

/** 32 random hexadecimal digits. */
export function randomSalt(): string {
  return cryptoEngine.generateRandomSalt();
}

/** A text encrypted (AES-256) and signed (HMAC), as hexadecimal digits, different each time. */
export function encrypt(text: string, { secret }: SealingKey): Promise<string> {
  return codec.encodeWithHashedPassword(text, secret);
}

/** What `encrypt` encrypted; undefined under another key. */
export async function decrypt(
  encrypted: string,
  { salt, secret }: SealingKey,
): Promise<string | undefined> {
  const { success, decoded } = await codec.decode(encrypted, secret, salt);
  return success ? decoded : undefined;
}

/** A name that tells nothing about the path that it stands for, and is the same for the same path and key. */
export function opaqueName(path: string, { secret }: SealingKey): string {
  return createHmac('sha256', secret).update(path).digest('hex').slice(0, 20);
}
