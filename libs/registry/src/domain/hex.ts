import { bytesToHex, hexToBytes } from '@noble/curves/utils.js';

/** Bytes as they go over the wire: hex digits, lower case, nothing before them. */
export const toHex = (bytes: Uint8Array): string => bytesToHex(bytes);
export const fromHex = (text: string): Uint8Array => hexToBytes(text);

/** An element of ristretto255: 32 bytes. */
export const POINT_HEX = /^[0-9a-f]{64}$/;
/** What an invoice is known by in the registry: 64 bytes. */
export const TAG_HEX = /^[0-9a-f]{128}$/;
export const KEY_ID_HEX = /^[0-9a-f]{16}$/;
