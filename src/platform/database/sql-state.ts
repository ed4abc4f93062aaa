interface DriverError {
  readonly code?: string;
  readonly constraint?: string;
}

function driverError(error: unknown): DriverError | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const outer = error as { driverError?: DriverError } & DriverError;
  return outer.driverError ?? outer;
}

/** The five-character SQLSTATE of a failed statement, however it was wrapped. */
export function sqlState(error: unknown): string | undefined {
  const code = driverError(error)?.code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

/** The name of the constraint that refused a row, for repositories that know a kinder word for it. */
export function violatedConstraint(error: unknown): string | undefined {
  return sqlState(error)?.startsWith('23') ? driverError(error)?.constraint : undefined;
}
