/**
 * A protobuf message being read (protobuf.dev/programming-guides/encoding), and how to complain about it:
 * `fail` gets what is wrong, as a clause ("a number is cut short"), and throws.
 */
export interface Message {
  readonly bytes: Uint8Array;
  at: number;
  readonly end: number;
  /** How the field found by `nextField` is written: 0 a number, 2 a length and that many bytes. */
  wire: number;
  readonly fail: (what: string) => never;
  /** The two halves of the last number read, unsigned. */
  low: number;
  high: number;
}

/** Starts reading a message that fills `bytes`. */
export function openMessage(bytes: Uint8Array, fail: Message['fail']): Message {
  return { bytes, at: 0, end: bytes.length, wire: 0, fail, low: 0, high: 0 };
}

/** Moves to the next field and returns its number, or 0 at the end. Its value must then be read or skipped. */
export function nextField(message: Message): number {
  if (message.at === message.end) return 0;
  const key = readUnsigned(message);
  message.wire = key % 8;
  const field = Math.floor(key / 8);
  return field === 0 ? message.fail('a field has the number 0') : field;
}

/** Passes over a field nobody wants. */
export function skip(message: Message): void {
  if (message.wire === 0) readHalves(message);
  else if (message.wire === 1) advance(message, 8);
  else if (message.wire === 2) advance(message, readUnsigned(message));
  else if (message.wire === 5) advance(message, 4);
  else message.fail(`a field is written in the unknown way ${message.wire}`);
}

/** A length-delimited field, not copied. */
export function readBytes(message: Message): Uint8Array {
  expectWire(message, 2);
  const start = advance(message, readUnsigned(message));
  return message.bytes.subarray(start, message.at);
}

/** A message inside the message. */
export function readMessage(message: Message): Message {
  expectWire(message, 2);
  const start = advance(message, readUnsigned(message));
  return { bytes: message.bytes, at: start, end: message.at, wire: 0, fail: message.fail, low: 0, high: 0 };
}

/** A single int32, int64, uint32, uint64 or enum. A number JavaScript cannot count exactly (2^53 and up) is a fault, here and below. */
export function readInteger(message: Message): number {
  expectWire(message, 0);
  return readSigned(message);
}

/** A single sint64. */
export function readZigzagInteger(message: Message): number {
  expectWire(message, 0);
  return readZigzag(message);
}

/** A packed field of uint32, int32 or enum values. */
export function readPacked(message: Message): Float64Array {
  return unpack(message, readSigned);
}

/** A packed field of sint64 values, each of them the difference to the one before. */
export function readPackedDeltas(message: Message): Float64Array {
  const values = unpack(message, readZigzag);
  for (let i = 1; i < values.length; i++) values[i] = exact(values[i]! + values[i - 1]!, message);
  return values;
}

function unpack(message: Message, readOne: (packed: Message) => number): Float64Array {
  const packed = readMessage(message);
  let length = 0;
  for (let i = packed.at; i < packed.end; i++) if (packed.bytes[i]! < 128) length++;
  const values = new Float64Array(length);
  for (let i = 0; i < length; i++) values[i] = readOne(packed);
  if (packed.at !== packed.end) packed.fail('a number is cut short');
  return values;
}

function readUnsigned(message: Message): number {
  readHalves(message);
  return message.high * 0x1_0000_0000 + message.low;
}

function readSigned(message: Message): number {
  readHalves(message);
  return exact((message.high | 0) * 0x1_0000_0000 + message.low, message);
}

function readZigzag(message: Message): number {
  readHalves(message);
  const half = message.high * 0x8000_0000 + (message.low >>> 1);
  return exact((message.low & 1) === 0 ? half : -half - 1, message);
}

function exact(value: number, message: Message): number {
  return Number.isSafeInteger(value) ? value : message.fail(`the number ${value} is too large`);
}

function readHalves(message: Message): void {
  const { bytes, end } = message;
  let { at } = message;
  let low = 0;
  let high = 0;
  let byte = 128;
  for (let shift = 0; byte >= 128; shift += 7) {
    if (at >= end) message.fail('a number is cut short');
    if (shift > 63) message.fail('a number is longer than ten bytes');
    byte = bytes[at++]!;
    if (shift < 28) low |= (byte & 127) << shift;
    else if (shift > 28) high |= (byte & 127) << (shift - 32);
    else {
      low |= byte << 28;
      high = (byte & 127) >> 4;
    }
  }
  message.at = at;
  message.low = low >>> 0;
  message.high = high >>> 0;
}

function advance(message: Message, length: number): number {
  const start = message.at;
  if (length > message.end - start) message.fail('a part is longer than what it is in');
  message.at = start + length;
  return start;
}

function expectWire(message: Message, wire: 0 | 2): void {
  if (message.wire !== wire) message.fail(`a field should be ${wire === 0 ? 'a number' : 'a length with bytes'} and is not`);
}
