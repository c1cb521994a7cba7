import { createServer } from 'node:net';
import { Aedes } from 'aedes';

/** A broker in a process of its own; see `MortalBroker`. */
const broker = await Aedes.createBroker();
createServer((socket) => broker.handle(socket)).listen(Number(process.argv[2]), '127.0.0.1');
