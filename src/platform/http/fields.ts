import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsDefined, IsEmail, IsIn, IsInt, IsNumber, IsObject, IsString, IsUUID, Matches, Max, MaxLength, Min, MinLength,
  Validate, ValidateIf, ValidateNested, ValidatorConstraint, type ValidatorConstraintInterface,
} from 'class-validator'; // prettier-ignore
import { languages } from '../../kernel/actor.js';
import { isTimeZone } from '../../kernel/time-zone.js';

/**
 * One decorator a field: it validates what comes in and describes the field in the OpenAPI document, so that the
 * two cannot differ. Messages are codes; the problem filter words them (`validation.<code>`).
 */
export interface FieldOptions {
  /** May be left out. */
  readonly optional?: boolean;
  /** May be null. */
  readonly nullable?: boolean;
  readonly description?: string;
  readonly example?: unknown;
}

type Schema = Omit<ApiPropertyOptions, 'required' | 'nullable'> & Record<string, unknown>;

function field(options: FieldOptions, schema: Schema, ...validators: PropertyDecorator[]): PropertyDecorator {
  const { optional = false, nullable = false, description, example } = options;
  const api = {
    ...schema,
    required: !optional,
    nullable,
    ...(description && { description }),
    ...(example !== undefined && { example }),
  };
  const decorators = [
    ApiProperty(api as ApiPropertyOptions),
    // A validator runs unless the value is one of the two kinds of absence that this field allows.
    ValidateIf((_, value) => !((optional && value === undefined) || (nullable && value === null))),
    ...validators,
  ];
  return (target, key) => decorators.forEach((decorate) => decorate(target, key));
}

/** @param limit the bound that was crossed, for the wording */
const coded = (code: string, limit?: number) => ({ message: code, context: { limit } });

@ValidatorConstraint({ name: 'day' })
class RealDay implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return (
      typeof value === 'string' &&
      /^\d{4}-\d{2}-\d{2}$/.test(value) &&
      exists(() => Temporal.PlainDate.from(value, { overflow: 'reject' }))
    );
  }
}

@ValidatorConstraint({ name: 'instant' })
class RealInstant implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    const shape = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:\d{2})$/;
    const wall = typeof value === 'string' ? shape.exec(value)?.[1] : undefined;
    return wall !== undefined && exists(() => Temporal.PlainDateTime.from(wall, { overflow: 'reject' }));
  }
}

@ValidatorConstraint({ name: 'wall-time' })
class RealWallTime implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/;
    return (
      typeof value === 'string' &&
      shape.test(value) &&
      exists(() => Temporal.PlainDateTime.from(value, { overflow: 'reject' }))
    );
  }
}

@ValidatorConstraint({ name: 'time-zone' })
class NamedTimeZone implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isTimeZone(value);
  }
}

/** Years far away are mistakes of typing, and some break the database's own range. */
function exists(read: () => { year: number }): boolean {
  try {
    const { year } = read();
    return year >= 1970 && year <= 2100;
  } catch {
    return false;
  }
}

/** UUID; records made by clients carry version 7. */
export const Id = (options: FieldOptions = {}) =>
  field(options, { type: 'string', format: 'uuid' }, IsUUID(undefined, coded('id')));

/** Text of `min` to `max` characters; surrounding white space is not part of it. */
export const Text = ({
  min = 0,
  max = 200,
  ...options
}: FieldOptions & { min?: number; max?: number } = {}) =>
  field(
    options,
    { type: 'string', minLength: min, maxLength: max },
    Transform(({ value }) => (typeof value === 'string' ? value.trim() : value)),
    IsString(coded('text')),
    MinLength(min, coded(min === 1 ? 'required' : 'too-short', min)),
    MaxLength(max, coded('too-long', max)),
  );

/** Text of a form: browsers count the end of a line as one character and send it as two (HTML, 4.10.21.4). */
export const FormText = (options: Parameters<typeof Text>[0] = {}) => {
  const read = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.replaceAll('\r\n', '\n') : value)); // prettier-ignore
  const text = Text(options);
  return (target: object, key: string | symbol) => [read, text].forEach((decorate) => decorate(target, key));
};

/** Secrets are taken as they are: white space counts. */
export const Password = (options: FieldOptions & { min?: number } = {}) =>
  field(options, { type: 'string', format: 'password', minLength: options.min ?? 1, maxLength: 200 },
    IsString(coded('text')), MinLength(options.min ?? 1, coded('too-short', options.min ?? 1)), MaxLength(200, coded('too-long', 200))); // prettier-ignore

/** One mailbox in lower case; quoted local parts, which can hide a second address, are refused. */
export const Email = (options: FieldOptions = {}) =>
  field(
    options,
    { type: 'string', format: 'email', maxLength: 254 },
    Transform(({ value }) => (typeof value === 'string' ? value.trim().toLowerCase() : value)),
    IsEmail({ allow_utf8_local_part: false, require_tld: true }, coded('email')),
    Matches(/^[^"\s]+$/, coded('email')),
    MaxLength(254, coded('too-long', 254)),
  );

/** `YYYY-MM-DD`, a day that exists. */
export const Day = (options: FieldOptions = {}) =>
  field(options, { type: 'string', format: 'date' }, Validate(RealDay, coded('day')));

/** RFC 3339 with an offset. */
export const Instant = (options: FieldOptions = {}) =>
  field(options, { type: 'string', format: 'date-time' }, Validate(RealInstant, coded('instant')));

/** A wall clock's date and time without zone, `2026-11-16T09:00`. */
export const WallTime = (options: FieldOptions = {}) =>
  field(
    options,
    { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?$' },
    Validate(RealWallTime, coded('wall-time')),
  );

/** `HH:MM`, 24 hours. */
export const TimeOfDay = (options: FieldOptions = {}) =>
  field(
    options,
    { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' },
    Matches(/^([01]\d|2[0-3]):[0-5]\d$/, coded('time')),
  );

/** ISO week, `2026-W46`. */
export const WeekName = (options: FieldOptions = {}) =>
  field(
    options,
    { type: 'string', pattern: '^\\d{4}-W\\d{2}$', example: '2026-W46' },
    Matches(/^(19[7-9]\d|20\d\d|2100)-W(0[1-9]|[1-4]\d|5[0-3])$/, coded('week')),
  );

/** IANA zone by name; offsets are refused, they know no summer time. */
export const TimeZoneName = (options: FieldOptions = {}) =>
  field(options, { type: 'string', example: 'Europe/Rome' }, Validate(NamedTimeZone, coded('time-zone')));

export const LanguageCode = (options: FieldOptions = {}) =>
  field(options, { type: 'string', enum: [...languages] }, IsIn([...languages], coded('language')));

/** ISO 4217. */
export const Currency = (options: FieldOptions = {}) =>
  field(
    options,
    { type: 'string', pattern: '^[A-Z]{3}$', example: 'EUR' },
    Matches(/^[A-Z]{3}$/, coded('currency')),
  );

export const OneOf = <T extends string>(values: readonly T[], options: FieldOptions = {}) =>
  field(options, { type: 'string', enum: [...values] }, IsIn([...values], coded('one-of')));

/** A list of words of a closed list, each once. */
export const SomeOf = <T extends string>(values: readonly T[], { min = 0, max = values.length, ...options }: FieldOptions & { min?: number; max?: number } = {}) =>
  field(options, { type: 'string', enum: [...values], isArray: true },
    IsArray(coded('list')), ArrayMinSize(min, coded('too-few', min)), ArrayMaxSize(max, coded('too-many', max)),
    IsIn([...values], { each: true, message: 'one-of' }), ArrayUnique(coded('twice'))); // prettier-ignore

export const Whole = ({
  min = 0,
  max = 2_147_483_647,
  ...options
}: FieldOptions & { min?: number; max?: number } = {}) =>
  field(
    options,
    { type: 'integer', minimum: min, maximum: max },
    IsInt(coded('whole-number')),
    Min(min, coded('too-small', min)),
    Max(max, coded('too-large', max)),
  );

/** A whole number of a closed list. */
export const WholeOf = (values: readonly number[], options: FieldOptions = {}) =>
  field(options, { type: 'integer', enum: [...values] }, IsIn([...values], coded('one-of')));

/** Days of the week, 1 Monday to 7 Sunday. */
export const WeekdayList = (options: FieldOptions = {}) =>
  field(options, { type: 'array', items: { type: 'integer', minimum: 1, maximum: 7 } },
    IsArray(coded('list')), ArrayMaxSize(7, coded('too-many', 7)), IsIn([1, 2, 3, 4, 5, 6, 7], { each: true, message: 'one-of' })); // prettier-ignore

/** Whole numbers; only answered, never asked for. */
export const WholeList = (options: FieldOptions = {}) =>
  field(options, { type: 'array', items: { type: 'integer' } }, IsArray(coded('list')));

/** A whole number in a query string. */
export const QueryWhole = (options: FieldOptions & { min?: number; max?: number } = {}) => {
  const whole = Whole({ optional: true, ...options });
  return (target: object, key: string | symbol) =>
    [Type(() => Number), whole].forEach((decorate) => decorate(target, key));
};

/** A part of a whole, 0 to 1; only answered, never asked for. */
export const Share = (options: FieldOptions = {}) =>
  field(options, { type: 'number', minimum: 0, maximum: 1 }, IsNumber({}, coded('number')));

/** A number with decimals; only answered, never asked for. */
export const Decimal = (options: FieldOptions = {}) =>
  field(options, { type: 'number' }, IsNumber({}, coded('number')));

export const Yes = (options: FieldOptions = {}) =>
  field(options, { type: 'boolean' }, IsBoolean(coded('boolean')));

/** `true` or `false` in a query string or form. */
export const QueryYes = (options: FieldOptions = {}) => {
  const read = Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : value));
  const yes = Yes({ optional: true, ...options });
  return (target: object, key: string | symbol) => [read, yes].forEach((decorate) => decorate(target, key));
};

/** The hex SHA-256 of bytes. */
export const Sha256 = (options: FieldOptions = {}) =>
  field(options, { type: 'string', pattern: '^[0-9a-f]{64}$' }, Matches(/^[0-9a-f]{64}$/, coded('invalid')));

/** An object with fields of its own. */
export const Nested = (type: () => new () => object, options: FieldOptions = {}) =>
  field(options, { type: (() => type()) as never }, IsObject(coded('object')), ValidateNested(coded('object')), Type(type)); // prettier-ignore

/** A value of one of several shapes, given as JSON Schemas; the module that knows which one it must be reads it. */
export const OneShapeOf = (shapes: readonly object[], options: FieldOptions = {}) =>
  field(options, { oneOf: [...shapes] } as Schema, IsDefined(coded('required')));

/** A list of objects. */
export const ListOf = (type: () => new () => object, options: FieldOptions & { min?: number; max?: number } = {}) =>
  field(options, { type: (() => type()) as never, isArray: true },
    IsArray(coded('list')), ArrayMinSize(options.min ?? 0, coded('too-few', options.min)), ArrayMaxSize(options.max ?? 1000, coded('too-many', options.max ?? 1000)),
    ValidateNested({ each: true, message: 'object' }), Type(type)); // prettier-ignore

/** A list of ids. */
export const IdList = (options: FieldOptions & { min?: number; max?: number; unique?: boolean } = {}) =>
  field(options, { type: 'array', items: { type: 'string', format: 'uuid' }, ...(options.unique && { uniqueItems: true }) },
    IsArray(coded('list')), ArrayMinSize(options.min ?? 0, coded('too-few', options.min)), ArrayMaxSize(options.max ?? 200, coded('too-many', options.max ?? 200)),
    IsUUID(undefined, { each: true, message: 'id' }), ...(options.unique ? [ArrayUnique(coded('twice'))] : [])); // prettier-ignore

/** A list of days that exist. */
export const DayList = (options: FieldOptions & { max?: number } = {}) =>
  field(options, { type: 'array', items: { type: 'string', format: 'date' } },
    IsArray(coded('list')), ArrayMaxSize(options.max ?? 366, coded('too-many', options.max ?? 366)), Validate(RealDay, { each: true, message: 'day' })); // prettier-ignore

/** A list of texts that people write, each of 1 to `longest` characters; surrounding white space is not part of them. */
export const TextsOf = ({ max = 100, longest = 200, ...options }: FieldOptions & { max?: number; longest?: number } = {}) =>
  field(options, { type: 'array', items: { type: 'string', minLength: 1, maxLength: longest }, maxItems: max },
    Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.map((each: unknown) => (typeof each === 'string' ? each.trim() : each)) : value)),
    IsArray(coded('list')), ArrayMaxSize(max, coded('too-many', max)), IsString({ each: true, message: 'text' }),
    MinLength(1, { each: true, message: 'required' }), MaxLength(longest, { each: true, ...coded('too-long', longest) })); // prettier-ignore

/** A list of short texts; only answered, never asked for. */
export const TextList = (options: FieldOptions = {}) =>
  field(options, { type: 'array', items: { type: 'string' } }, IsArray(coded('list')));

@ValidatorConstraint({ name: 'web-address' })
class PlainWebAddress implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    const url = typeof value === 'string' && value.length <= 2000 ? URL.parse(value) : null;
    return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  }
}

/** http or https, without a name or password in it. */
export const WebAddress = (options: FieldOptions = {}) =>
  field(
    options,
    { type: 'string', format: 'uri', maxLength: 2000 },
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value)),
    Validate(PlainWebAddress, coded('web-address')),
  );

/** What this caller may do with the record: one boolean a word, from the policy that also guards the server. */
export const Can = (...words: string[]) =>
  field(
    {},
    {
      type: 'object',
      properties: Object.fromEntries(words.map((word) => [word, { type: 'boolean' }])),
    },
  );

/** An amount in decimals of its currency, `{ "amount": "36.67", "currency": "EUR" }`. */
export class MoneyDto {
  @Text({ max: 20, example: '36.67' })
  amount!: string;

  @Currency()
  currency!: string;
}

@ValidatorConstraint({ name: 'money' })
class RealMoney implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    const { amount, currency } = (value ?? {}) as { amount?: unknown; currency?: unknown };
    return (
      typeof amount === 'string' &&
      /^\d{1,10}(\.\d{1,3})?$/.test(amount) &&
      typeof currency === 'string' &&
      /^[A-Z]{3}$/.test(currency)
    );
  }
}

/** Money, zero or more. */
export const MoneyField = (options: FieldOptions = {}) =>
  field(
    options,
    { type: () => MoneyDto } as never,
    Type(() => MoneyDto),
    Validate(RealMoney, coded('money')),
    ValidateNested(coded('money')),
  );

/** A file in a multipart form; read by the route itself, never by the body parser. */
export const FileField = (options: FieldOptions = {}) => field(options, { type: 'string', format: 'binary' });

/** A plain value of whatever kind, in answers alone: text, number, yes or no, or nothing. */
export const Plain = ({ description }: FieldOptions = {}) =>
  field(
    { nullable: true, description },
    { oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] },
  );

/** Plain values by name, in answers alone. */
export const PlainRecord = (options: FieldOptions = {}) =>
  field(options, {
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'null' }] },
  });
