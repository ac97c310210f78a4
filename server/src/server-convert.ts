import { ErrorCodes, ResponseError, type Connection } from 'vscode-languageserver';
import { convertText } from './convert/convert.js';
import { CONVERT_REQUEST, type ConversionJson, type ConvertParams } from './protocol.js';

/** Converts texts. The text comes with the request: what is converted need not be open here, and JSON never is. */
export function serveConversions(connection: Connection): void {
  connection.onRequest<ConversionJson, unknown>(CONVERT_REQUEST, ({ language, text, to }: ConvertParams) => {
    try {
      const converted = convertText({ language, text }, to);
      if ('problems' in converted) return { version: 1, problems: converted.problems };
      const { text: result, encoding, losses } = converted;
      return { version: 1, text: result, encoding, losses };
    } catch (error) {
      connection.console.error(`Converting to ${to} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      throw new ResponseError(ErrorCodes.InternalError, 'Converting failed; the language server\'s log says more');
    }
  });
}
