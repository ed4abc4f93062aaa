/** One field that the server refused; `message` is already in the reader's language. */
export interface FieldProblem {
  field: string;
  code: string;
  message: string;
}

/** An answer that is not a success (RFC 9457), or none at all: then `status` is 0 and `code` is `network`. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  /** A sentence for the reader, in their language; empty when the server never answered. */
  readonly detail: string;
  readonly fields: FieldProblem[];
  readonly details: Record<string, unknown>;
  readonly requestId: string | null;

  constructor(status: number, body: Record<string, unknown>) {
    const detail = text(body['detail']) || text(body['title']);
    super(detail || `HTTP ${status}`);
    this.name = 'Problem';
    this.status = status;
    this.code = text(body['code']) || (status === 0 ? 'network' : 'unknown');
    this.detail = detail;
    this.fields = Array.isArray(body['errors']) ? body['errors'].filter(isFieldProblem) : [];
    this.details = isRecord(body['details']) ? body['details'] : {};
    this.requestId = text(body['requestId']) || null;
  }

  /** Reads the body of a failed response; a proxy's HTML page becomes a problem without detail. */
  static async from(response: Response): Promise<Problem> {
    try {
      const body: unknown = await response.json();
      return new Problem(response.status, isRecord(body) ? body : {});
    } catch {
      return new Problem(response.status, {});
    }
  }

  static offline(): Problem {
    return new Problem(0, {});
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFieldProblem(value: unknown): value is FieldProblem {
  return isRecord(value) && typeof value['field'] === 'string' && typeof value['message'] === 'string';
}
