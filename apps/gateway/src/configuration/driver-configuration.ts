import { DRIVER_INTERVAL } from '@tallystick/telemetry';
import { LINE_FORMATS } from '../drivers/text-lines.js';
import { REGISTER_TYPES, WORD_ORDERS } from '../drivers/modbus-registers.js';
import type { FileDriverOptions } from '../drivers/file-driver.js';
import type { ModbusDriverOptions, ModbusReading } from '../drivers/modbus-driver.js';
import type { MqttDriverOptions } from '../drivers/mqtt-driver.js';
import type { ReadingMapping } from '../drivers/reading-mapping.js';
import type { JsonFields } from './json-fields.js';
import { readDocument } from './read-document.js';

export type DriverConfiguration =
  | ({ readonly kind: 'mqtt'; readonly passwordFile?: string } & Omit<MqttDriverOptions, 'password'>)
  | ({ readonly kind: 'modbus-tcp' } & ModbusDriverOptions)
  | ({ readonly kind: 'files' } & FileDriverOptions);

const NAME = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/;
const A_NAME = 'up to 64 letters, digits and . _ : - after the first';
const UNIT = /^[\x21-\x7e]{1,16}$/;
const A_UNIT = 'a unit of SenML or UCUM, up to 16 characters';
/** A text as it is, `$path` into the message, or `#level` of the topic. */
const FROM_MESSAGE = /^(\$[^$#]*|#[1-9][0-9]?)$/;
const nameOrPart = new RegExp(`${NAME.source}|${FROM_MESSAGE.source}`);
const unitOrPart = new RegExp(`${FROM_MESSAGE.source}|${UNIT.source}`);
const SCALE = /^-?[0-9]{1,18}(\.[0-9]{1,18})?$/;
const A_SCALE = 'a decimal in quotes, such as "0.01"';

/** @throws ConfigurationInvalid with every fault */
export function readDriverConfigurations(text: string): readonly DriverConfiguration[] {
  return readDocument(text, "the gateway's configuration", (root, faults) => {
    const drivers = root.list('drivers', readDriver);
    const names = drivers.map(({ name }) => name);
    const twice = names.filter((name, place) => names.indexOf(name) !== place);
    for (const name of new Set(twice)) faults.push(`drivers: expected one of the name ${name}`);
    return drivers;
  });
}

function readDriver(fields: JsonFields): DriverConfiguration {
  const name = fields.text('name', A_NAME, NAME);
  const kind = fields.oneOf('kind', ['mqtt', 'modbus-tcp', 'files']);
  if (kind === 'mqtt') return { kind, name, ...mqttOptions(fields) };
  if (kind === 'modbus-tcp') return { kind, name, ...modbusOptions(fields) };
  return { kind, name, ...fileOptions(fields) };
}

function mqttOptions(fields: JsonFields) {
  const username = fields.optionalText('username', 'a name');
  const passwordFile = fields.optionalText('passwordFile', 'the path of a file with the password');
  return {
    url: fields.text('url', 'an address starting with mqtt:// or mqtts://', /^mqtts?:\/\/.+/),
    ...(username !== undefined && { username }),
    ...(passwordFile !== undefined && { passwordFile }),
    topics: fields.list('topics', (topic) => ({
      topic: topic.text('topic', 'a topic filter of MQTT'),
      readings: topic.list('readings', readMapping),
    })),
  };
}

function modbusOptions(fields: JsonFields) {
  return {
    host: fields.text('host', 'a name or an address'),
    port: fields.whole('port', { min: 1, max: 65_535, unit: 'port number' }, 502),
    unitId: fields.whole('unitId', { min: 0, max: 255, unit: 'unit number' }, 1),
    intervalMs: fields.whole('intervalMs', DRIVER_INTERVAL),
    readings: fields.list('readings', readModbusReading),
  };
}

function readModbusReading(fields: JsonFields): ModbusReading {
  const scale = fields.optionalText('scale', A_SCALE, SCALE);
  return {
    device: fields.text('device', A_NAME, NAME),
    metric: fields.text('metric', A_NAME, NAME),
    unit: fields.text('unit', A_UNIT, UNIT),
    register: fields.oneOf('register', ['holding', 'input']),
    address: fields.whole('address', { min: 0, max: 65_535, unit: 'register number, counted from 0' }),
    type: fields.oneOf('type', REGISTER_TYPES),
    wordOrder: fields.oneOf('wordOrder', WORD_ORDERS, 'high-first'),
    ...(scale !== undefined && { scale }),
  };
}

function fileOptions(fields: JsonFields) {
  const format = fields.oneOf('format', LINE_FORMATS);
  return {
    format,
    folder: fields.text('folder', 'the path of the folder that is watched'),
    ending: fields.optionalText('ending', 'how the files’ names end') ?? (format === 'csv' ? '.csv' : '.jsonl'),
    intervalMs: fields.whole('intervalMs', DRIVER_INTERVAL, 2_000),
    readings: fields.list('readings', readMapping),
  };
}

function readMapping(fields: JsonFields): ReadingMapping {
  const at = fields.optionalText('at', 'where the message says its time, such as "$time"', FROM_MESSAGE);
  const scale = fields.optionalText('scale', A_SCALE, SCALE);
  return {
    device: fields.text('device', `${A_NAME}; or $path, or #level of the topic`, nameOrPart),
    metric: fields.text('metric', `${A_NAME}; or $path, or #level of the topic`, nameOrPart),
    unit: fields.text('unit', `${A_UNIT}; or $path`, unitOrPart),
    value: fields.text('value', 'where the message says the value: "$" or "$path"', /^\$[^$#]*$/),
    ...(at !== undefined && { at }),
    ...(scale !== undefined && { scale }),
  };
}
