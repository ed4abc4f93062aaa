import { SetMetadata } from '@nestjs/common';
import type { Permission } from '../../kernel/permissions.js';

export const ALLOW = 'affianco:allow';
export const PUBLIC = 'affianco:public';
export const SECRET_LINK = 'affianco:secret-link';
export const NO_TRANSACTION = 'affianco:no-transaction';

/** The one word a caller must hold to reach this route. A route without it, and without @Public, is closed. */
export const Allow = (permission: Permission) => SetMetadata(ALLOW, permission);

/** Open to everybody; the reason is read by whoever reviews the list of public routes. */
export const Public = (reason: string) => SetMetadata(PUBLIC, reason);

/** The address holds a signed secret, and nothing else is believed: the request may come from any page or program. */
export const BySecretLink = () => SetMetadata(SECRET_LINK, true);

/** The route opens its own transactions, or none (streams would hold one open for hours). */
export const OwnTransaction = () => SetMetadata(NO_TRANSACTION, true);
