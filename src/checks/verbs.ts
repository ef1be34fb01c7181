/** Verbs that bullets begin with; `found` is the past of `find` more often than a verb of its own. */
const VERBS =
  `accelerate achieve acquire adapt add address administer adopt advise advocate align allocate amplify
analyse analyze apply appoint approve architect arrange assemble assess assign assist assure attain attend
augment author authorize automate avoid balance become begin benchmark boost bring build calculate call
capture carry catalyze categorize centralize challenge choose clarify co-author coach code collaborate
collect combine communicate compile complete compose compute conceive conceptualize conduct configure
connect conserve consolidate construct consult containerize contribute convert convince coordinate correct
cover craft create cultivate customize debug decrease define delegate deliver demonstrate deploy describe
design detect determine develop devise devote diagnose direct discover discuss distribute diversify
document double draft drive earn edit educate elevate eliminate embed empower enable encourage enforce
engage enhance enlarge enlist ensure establish evaluate evangelize examine exceed execute expand expedite
experiment explain explore expose extend extract facilitate finalize finance find fix foster fulfill gain
gather generate give govern grow guide halve handle harmonize hire host identify illustrate implement
improve improvise incorporate increase inform initiate innovate inspect inspire install instill institute
instruct instrument integrate interpret introduce invent investigate involve keep lead learn lecture
leverage liaise license lower maintain make manage map maximize measure mediate meet mentor merge migrate
minimize mitigate mobilize model modernize modify monitor motivate multiply navigate negotiate obtain
onboard operate optimise optimize orchestrate order organise organize originate outperform outsource
overcome overhaul oversee own parallelize participate partner perform persuade pilot pioneer plan prepare
present prevent prioritize process procure produce profile program promote propose prototype prove provide
provision publish pursue qualify quantify raise rebuild recommend reconcile recruit redesign reduce
refactor refine reform reinforce relocate remodel remove reorganize replace report represent rescue
research resolve respond restore restructure retain retrieve revamp review revise revitalize rewrite run
safeguard save scale schedule secure select sell serve shape ship simplify solicit solve spearhead
specialize specify sponsor staff standardize start steer stimulate streamline strengthen structure
supervise supply support surpass sustain synthesize systematize target teach test track train transfer
transform translate troubleshoot tune turn uncover undertake unify update upgrade upsell utilize validate
verify visualize volunteer win work write`.split(/\s+/);

/** Forms that begin a noun phrase just as well: `Lead engineer for …`, `Training of …`. */
const NOUNS_TOO = new Set(
  `address architect author balance beginning benchmark benchmarking boost branding build building call
challenge coach coaching code computing consult consulting cover craft debug debugging design designing
direct document double draft drafting drive earning engineering experiment finance financing fix funding
gain guide host increase instrument instrumenting keep lead learn learning lecture license licensing map
mapping marketing measure meeting mentor mentoring model modeling monitoring order overhaul own partner
pilot plan planning present pricing process processing produce profile profiling program programming
prototype provision provisioning publishing recruit recruiting reform remodel remove report reporting
rescue research revamp review run save scale schedule scheduling selling shape ship sponsor staff staffing
start structure structuring supply support target teaching test testing track tracking train training
transfer tuning turn understanding update updating upgrade volunteer win work writing`.split(/\s+/),
);

const IRREGULAR: ReadonlyMap<string, string> = new Map(
  `become became, begin began, bring brought, build built, choose chose, debug debugged, drive drove, embed embedded,
find found, give gave, grow grew, keep kept, lead led, make made, map mapped, meet met, overcome overcame,
oversee oversaw, plan planned, program programmed, rebuild rebuilt, rewrite rewrote, run ran, sell sold, ship shipped,
teach taught, transfer transferred, troubleshoot troubleshot, undertake undertook, upsell upsold, win won, write wrote`
    .split(/,\s+/)
    .map((pair): [string, string] => {
      const [base = '', past = ''] = pair.split(' ');
      return [base, past];
    }),
);

/** The simple past: `lead` → `led`. */
export function pastOf(base: string): string {
  const irregular = IRREGULAR.get(base);
  if (irregular !== undefined) return irregular;
  if (base.endsWith('e')) return `${base}d`;
  return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${base}ed`;
}

/** `oversee` → `oversees` */
function thirdOf(base: string): string {
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(base) ? `${base}es` : `${base}s`;
}

/** `manage` → `managing`, `ship` → `shipping` */
function gerundOf(base: string): string {
  const past = pastOf(base);
  const isDoubled = past === `${base}${base.slice(-1)}ed` || ['begin', 'run', 'win'].includes(base);
  return isDoubled ? `${base}${base.slice(-1)}ing` : `${base.replace(/([^eo])e$/, '$1')}ing`;
}

/** A form of the present, and whether the same letters are a noun. */
export interface VerbForm {
  base: string;
  form: 'base' | 'third' | 'gerund';
  isNounToo: boolean;
}

const FORMS: ReadonlyMap<string, VerbForm> = new Map(
  VERBS.flatMap((base): [string, VerbForm][] => {
    const [third, gerund] = [thirdOf(base), gerundOf(base)];
    const isNounToo = NOUNS_TOO.has(base);
    return [
      [third, { base, form: 'third', isNounToo }],
      [gerund, { base, form: 'gerund', isNounToo: isNounToo || NOUNS_TOO.has(gerund) }],
      [base, { base, form: 'base', isNounToo }],
    ];
  }),
);

/** The verb of which this is a form of the present. */
export function formOf(word: string): VerbForm | undefined {
  return FORMS.get(word);
}
