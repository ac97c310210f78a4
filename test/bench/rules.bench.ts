import { bench, describe } from 'vitest';
import { factsOf } from '../../server/src/analysis/snapshot.js';
import { openDocument } from '../../server/src/analysis/open-document.js';
import { modelOf } from '../../server/src/model/model.js';
import { routingRules } from '../../server/src/rules/routing/index.js';

// Read the ratios, not the times: what a rule adds to the building of the model, in a document of 100,000 routes. The model is
// built anew each time, for the tables that the rules share are remembered with it.

const ROWS = 100_000;
const facts = factsOf(openDocument('test:///large.imc', 'imc', 1, largeDocument()));
const often = { time: 0, iterations: 5, warmupTime: 0, warmupIterations: 1 };

describe(`rules of the model, ${ROWS} routing rows and ${ROWS / 10} delivery rows`, () => {
  bench('the model alone', () => {
    modelOf(facts);
  }, often);

  for (const rule of routingRules) {
    if (rule.on !== 'model') continue;
    bench(rule.code, () => {
      exhaust(rule.check(modelOf(facts), () => {}));
    }, often);
  }

  bench('all of them', () => {
    const model = modelOf(facts);
    for (const rule of routingRules) if (rule.on === 'model') exhaust(rule.check(model, () => {}));
  }, often);
});

describe(`rules of single facts, ${ROWS} routing rows`, () => {
  bench('the model alone', () => {
    modelOf(facts);
  }, often);

  for (const rule of routingRules) {
    if (rule.on !== 'entry') continue;
    bench(rule.code, () => {
      modelOf(facts);
      for (const fact of facts) if (fact.kind === 'entry') rule.check(fact, () => {});
    }, often);
  }
});

/** Runs a rule to its end, past all the places where it could be stopped. */
function exhaust(run: Iterable<void> | void): void {
  Array.from(run ?? []);
}

/** Domains of two to five labels, most of them with a parent in the table; some rows double, some redundant. */
function largeDocument(): string {
  const rows = Array.from({ length: ROWS }, (_, i) => {
    const depth = i % 4;
    const labels = [`host${i}`, `unit${i % 997}`, `site${i % 101}`].slice(0, depth).concat(`d${Math.floor(i / 4)}`, 'example');
    const target = i % 3 === 0 ? '<inbound>' : `hub${i % 7}.example.net`;
    return `+${i % 11 === 0 ? '#' : ''}${labels.join('.')};${target}${i % 13 === 0 ? ';AlwaysRelay' : ''}`;
  });
  const deliveries = Array.from({ length: ROWS / 10 }, (_, i) => `+d${i}.example;192.0.2.${i % 250};0`);
  return [
    '[Header]', 'Version=1', 'Host=mail.example.com', '', '[Site Addressing]', 'Domain=example.com', '',
    '[Routing]', 'RerouteIncoming=Yes', 'RoutingTable=+', ...rows, '',
    '[Routes]', 'DeliveryRouting=+', ...deliveries, 'DefaultRouting=', '',
  ].join('\n');
}
