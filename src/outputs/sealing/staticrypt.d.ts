/** The parts of `staticrypt` that sealing uses; the package ships no types. */
declare module 'staticrypt/lib/cryptoEngine.js' {
  interface CryptoEngine {
    hashPassword(password: string, salt: string): Promise<string>;
    generateRandomSalt(): string;
  }
  const cryptoEngine: CryptoEngine;
  export default cryptoEngine;
}

declare module 'staticrypt/lib/codec.js' {
  interface Codec {
    encodeWithHashedPassword(text: string, hashedPassword: string): Promise<string>;
    decode(
      encrypted: string,
      hashedPassword: string,
      salt: string,
    ): Promise<{ success: true; decoded: string } | { success: false; decoded?: never }>;
  }
  const codec: { init(engine: unknown): Codec };
  export default codec;
}

declare module 'staticrypt/cli/helpers.js' {
  /** The script that decrypts in the browser, as an expression with one method `init`. */
  export function buildStaticryptJS(): string;
}
