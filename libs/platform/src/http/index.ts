/** What serves HTTP. A door of its own: whoever serves none need not load it. */
export { httpAdapter, type HttpAdapterOptions } from './http-adapter.js';
