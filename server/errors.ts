/** A setting in the environment that cannot be used; the text names the variable, its value and what is allowed. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError' as const;
  readonly variable: string;

  constructor(variable: string, value: string, allowed: string) {
    super(`${variable} is "${value}", but must be ${allowed}. Change it, or leave it out to use the default.`);
    this.variable = variable;
  }
}

/** The address cannot be listened on; the text says why in the operator's terms and what to change. */
export class ListenError extends Error {
  override readonly name = 'ListenError' as const;

  constructor(host: string, port: number, cause: NodeJS.ErrnoException) {
    super(`Cannot listen on ${host} port ${port}: ${reason(cause)}`, { cause });
  }
}

/** A question was not answered in the time it has. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError' as const;

  constructor(deadlineMs: number) {
    super(`The question was not answered within ${deadlineMs / 1000} seconds.`);
  }
}

function reason(cause: NodeJS.ErrnoException): string {
  switch (cause.code) {
    case 'EADDRINUSE':
      return 'another program uses this port. Stop it, or set PORT to a free one.';
    case 'EACCES':
      return 'this account may not use this port. Set PORT to 1024 or higher.';
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return 'this machine has no such address. Set HOST to one of its own, such as 127.0.0.1.';
    default:
      return `${cause.message}. Check HOST and PORT.`;
  }
}

/** The folder for feedback cannot be used; the text says why and what to do. */
export class FeedbackError extends Error {
  override readonly name = 'FeedbackError' as const;

  constructor(dir: string, cause: NodeJS.ErrnoException) {
    super(
      `${dir}: feedback cannot be kept here (${cause.code ?? cause.message}). Set FEEDBACK_DIR to a folder that can be written to, or leave it out.`,
      { cause },
    );
  }
}
