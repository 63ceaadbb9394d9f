/**
 * The one door to zod. Zod 4 compiles its parsers with `Function` unless told otherwise, which the
 * content security policy forbids; so the switch is thrown here, before any schema can be made.
 */
import { z } from 'zod';

z.config({ jitless: true });

export { z };
