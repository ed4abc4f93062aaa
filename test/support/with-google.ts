import { startGoogle, type Google } from './google/google.js';
import { startApp, type TestApp } from './start-app.js';

/**
 * The product beside a Google that it speaks to, and that goes by the product's clock; `test.close()` ends both.
 * @param environment further variables
 */
export async function startWithGoogle(
  environment: Record<string, string> = {},
): Promise<{ google: Google; test: TestApp }> {
  const google = await startGoogle();
  const test = await startApp({ environment: { ...google.env(), ...environment } });
  google.follow(test.clock);
  const close = async () => {
    await test.close();
    await google.close();
  };
  return { google, test: { ...test, close } };
}
