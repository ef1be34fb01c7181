/** Verbs that bullets begin with, in the present, those apart that are just as well nouns. */
const VERBS =
  `accelerate achieve acquire adapt add address administer adopt advise advocate align allocate amplify
analyze analyse apply appoint approve architect arrange assemble assess assign assist assure attain attend augment author
authorize automate avoid balance become begin boost bring build calculate call capture carry catalyze categorize
centralize challenge choose clarify coach co-author collaborate collect combine communicate compile complete compose
compute conceive conceptualize conduct configure connect conserve consolidate construct consult contribute convert
convince coordinate correct create cultivate customize decrease define delegate deliver demonstrate deploy describe detect
determine develop devise devote diagnose direct discover discuss distribute diversify document double draft drive earn
educate elevate eliminate embed empower enable encourage enforce engage enhance enlarge enlist ensure establish evaluate
examine exceed execute expand expedite explain explore expose extend extract facilitate find finalize finance foster found
fulfill gain gather generate give govern grow halve handle harmonize hire identify illustrate implement improve
improvise incorporate increase inform initiate innovate inspect inspire install instill institute instruct integrate
interpret introduce invent investigate involve keep lead learn lecture leverage liaise license lower maintain
make manage maximize mediate meet mentor merge migrate minimize mitigate mobilize model modernize modify monitor
motivate multiply navigate negotiate obtain onboard operate optimize optimise orchestrate order organize organise
originate outperform outsource overcome overhaul oversee own participate persuade pioneer plan prepare prevent prioritize
process procure produce program promote propose prove provide publish pursue qualify quantify raise recommend reconcile
reduce redesign refactor refine reform reinforce relocate rebuild recruit remodel remove reorganize replace report represent
rescue research resolve respond restore restructure retain retrieve revamp review revise revitalize run safeguard save scale
schedule secure select sell serve shape ship simplify solicit solve spearhead specialize specify sponsor staff standardize
start steer stimulate streamline strengthen structure supervise supply support surpass sustain synthesize systematize
target teach test track train transfer transform translate troubleshoot turn uncover undertake unify update upgrade upsell
utilize validate verify visualize volunteer win work write rewrite instrument provision containerize
integrate refactor tune benchmark debug profile optimize parallelize`.split(/\s+/);

const NOUNS_TOO = new Set(
  `address balance boost build call challenge coach consult contact design document double draft drive experience
finance found gain increase keep lead learn license model mentor order own plan pilot process produce program project
prototype reform report research rescue review run save scale schedule shape ship sponsor staff start structure
supply support target test track train transfer turn update upgrade volunteer win work benchmark debug profile architect
author direct present provision instrument overhaul recruit remodel remove revamp supply experiment lecture return
designing engineering marketing training programming testing building computing consulting planning pricing branding
funding teaching writing recruiting scheduling reporting monitoring modeling staffing processing publishing tracking
financing understanding beginning meeting learning earning licensing mentoring coaching drafting mapping selling
structuring updating profiling benchmarking instrumenting provisioning tuning debugging`.split(/\s+/),
);

for (const verb of [
  'design',
  'host',
  'own',
  'pilot',
  'prototype',
  'present',
  'perform',
  'experiment',
  'map',
  'measure',
  'organize',
  'guide',
  'edit',
  'code',
  'craft',
  'cover',
  'collaborate',
  'evangelize',
  'fix',
  'operate',
  'partner',
])
  VERBS.push(verb);
for (const noun of ['host', 'map', 'measure', 'guide', 'code', 'craft', 'cover', 'fix', 'partner'])
  NOUNS_TOO.add(noun);

const IRREGULAR: Readonly<Record<string, string>> = {
  ...{ become: 'became', begin: 'began', bring: 'brought', build: 'built', choose: 'chose', drive: 'drove' },
  ...{
    find: 'found',
    found: 'founded',
    give: 'gave',
    grow: 'grew',
    keep: 'kept',
    lead: 'led',
    make: 'made',
    meet: 'met',
  },
  ...{
    overcome: 'overcame',
    oversee: 'oversaw',
    rebuild: 'rebuilt',
    run: 'ran',
    sell: 'sold',
    teach: 'taught',
  },
  ...{ troubleshoot: 'troubleshot', undertake: 'undertook', upsell: 'upsold', win: 'won', write: 'wrote' },
  ...{
    rewrite: 'rewrote',
    program: 'programmed',
    plan: 'planned',
    ship: 'shipped',
    map: 'mapped',
    debug: 'debugged',
  },
  ...{ transfer: 'transferred', embed: 'embedded', equip: 'equipped', outperform: 'outperformed' },
};

/** The simple past: `lead` → `led`. */
export function pastOf(base: string): string {
  const irregular = IRREGULAR[base];
  if (irregular !== undefined) return irregular;
  if (/e$/.test(base)) return `${base}d`;
  return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${base}ed`;
}

/** A form of the present, and whether the same letters are a noun. */
export interface VerbForm {
  base: string;
  form: 'base' | 'third' | 'gerund';
  isNounToo: boolean;
}

const FORMS = new Map<string, VerbForm>();
for (const base of VERBS) {
  const isNounToo = NOUNS_TOO.has(base);
  const third = /[^aeiou]y$/.test(base)
    ? `${base.slice(0, -1)}ies`
    : /(?:s|x|z|ch|sh)$/.test(base)
      ? `${base}es`
      : `${base}s`;
  const past = pastOf(base);
  const doubled = past.endsWith('ed') && past.length === base.length + 3 ? past.slice(0, -2) : base;
  const gerund = `${base === 'run' || base === 'begin' || base === 'win' ? base + base.slice(-1) : doubled.replace(/([^e])e$/, '$1')}ing`;
  FORMS.set(third, { base, form: 'third', isNounToo });
  FORMS.set(gerund, { base, form: 'gerund', isNounToo: NOUNS_TOO.has(gerund) || isNounToo });
  FORMS.set(base, { base, form: 'base', isNounToo });
}
// `Found the leak` is the past of another verb.
FORMS.delete('found');

/** The verb of which this is a form of the present. */
export function formOf(word: string): VerbForm | undefined {
  return FORMS.get(word);
}
