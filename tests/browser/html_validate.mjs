// Reads {name: html, …} from standard input and writes what html-validate finds as JSON: one process, many pages.
import { text } from "node:stream/consumers";
import { HtmlValidate, StaticConfigLoader } from "html-validate";

const { pages, rules } = JSON.parse(await text(process.stdin));
const loader = new StaticConfigLoader({ root: true, extends: ["html-validate:standard"], rules });
const validator = new HtmlValidate(loader);

const found = [];
for (const [page, html] of Object.entries(pages)) {
  const report = await validator.validateString(html, `${page}.html`);
  for (const { messages } of report.results) {
    for (const { line, column, ruleId, message, selector } of messages) {
      found.push({ page, line, column, rule: ruleId, message, selector });
    }
  }
}
process.stdout.write(JSON.stringify(found));
