// htmx under a strict policy: its HTML passes through one named Trusted Types policy, and everything in it
// that would turn text into code is refused, whatever the page's headers say.
import htmx from "htmx.org/dist/htmx.esm.min.js";

/** Takes the place of `Function`: triggers with conditions, `hx-on` and `js:` values are not used here. */
class Refused {
  constructor() {
    throw new Error("code in attributes is not run");
  }
}

interface Policy {
  createHTML(html: string): string;
  createScript(code: string): string;
}

const through = (html: string): string => html;

/** A policy of that name, or the bare rules where the browser knows no Trusted Types. */
export function policy(name: string): Policy {
  const rules: Policy = { createHTML: through, createScript: () => "" };
  const { trustedTypes } = window as unknown as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } };
  return trustedTypes ? trustedTypes.createPolicy(name, rules) : rules;
}

htmx.registerExtension("lyceum", {
  init(api: { initSecurity(policy: object, now: unknown, later: unknown): void }) {
    api.initSecurity(policy("lyceum-htmx"), Refused, Refused);
  },
});
