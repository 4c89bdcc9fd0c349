"""The closed lists: every enumeration of the method, by the words that stand in the files (method.md part 3)."""

from __future__ import annotations

from enum import StrEnum


class Block(StrEnum):
    """The nine building blocks, in the order in which a canvas is read from left to right."""

    KEY_PARTNERS = "key_partners"
    KEY_ACTIVITIES = "key_activities"
    KEY_RESOURCES = "key_resources"
    VALUE_PROPOSITIONS = "value_propositions"
    CUSTOMER_RELATIONSHIPS = "customer_relationships"
    CHANNELS = "channels"
    CUSTOMER_SEGMENTS = "customer_segments"
    COST_STRUCTURE = "cost_structure"
    REVENUE_STREAMS = "revenue_streams"


class Sector(StrEnum):
    """The five sectors of the case library."""

    RETAIL = "retail"
    CONSTRUCTION = "construction"
    LOGISTICS = "logistics"
    CULTURE = "culture"
    MANUFACTURING = "manufacturing"


class Size(StrEnum):
    """People in the firm."""

    ONE = "1"
    MICRO = "2-9"
    SMALL = "10-49"
    MEDIUM = "50-249"


class Setting(StrEnum):
    """How a workshop is run."""

    ALONE = "alone"
    TEAM = "team"
    ROOM = "room"


class CanvasKind(StrEnum):
    """Today's model, or a redesign of it."""

    TODAY = "today"
    REDESIGN = "redesign"


class Colour(StrEnum):
    """The colour of a note; plain is none."""

    PLAIN = "plain"
    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    BLUE = "blue"
    VIOLET = "violet"


class Mark(StrEnum):
    """A mark on a note."""

    PAINFUL = "painful"
    PROMISING = "promising"
    PARKED = "parked"


class Per(StrEnum):
    """The period of a rough amount."""

    MONTH = "month"
    YEAR = "year"
    ONCE = "once"


class Visibility(StrEnum):
    """Whether a note may leave the firm's own team."""

    SHARED = "shared"
    OURS_ONLY = "ours_only"


class RatedBy(StrEnum):
    """Who gave the numbers of a record."""

    SELF = "self"
    GUESS = "guess"
    TEAM = "team"


class PromptState(StrEnum):
    """What was done with a prompt that holds no answer."""

    SKIPPED = "skipped"
    PARKED = "parked"
    DONE = "done"


class DataKind(StrEnum):
    """What a data source is about."""

    TRANSACTIONS = "transactions"
    CUSTOMERS = "customers"
    PLANNING = "planning"
    MACHINE = "machine"
    PRODUCT_USE = "product_use"
    MOVEMENT = "movement"
    STOCK = "stock"
    DESIGN = "design"
    CONTENT = "content"
    DOCUMENTS = "documents"
    FEEDBACK = "feedback"
    KNOW_HOW = "know_how"
    OUTSIDE = "outside"


class DataSource(StrEnum):
    """Where a data source comes from."""

    OWN_SYSTEM = "own_system"
    BY_HAND = "by_hand"
    CONNECTED = "connected"
    GIVEN = "given"
    BOUGHT = "bought"
    OPEN = "open"
    IN_HEADS = "in_heads"


class DataFormat(StrEnum):
    """In which form the data are there."""

    HEAD = "head"
    PAPER = "paper"
    SPREADSHEET = "spreadsheet"
    LOCKED = "locked"
    EXPORT = "export"
    LIVE = "live"


class Update(StrEnum):
    """How often the data are renewed."""

    LIVE = "live"
    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    RARELY = "rarely"
    ONCE = "once"


class Uniqueness(StrEnum):
    """Who else has these data."""

    ANYONE = "anyone"
    FEW = "few"
    ONLY_US = "only_us"


class Personal(StrEnum):
    """Whether people can be recognised in the data."""

    NONE = "none"
    PSEUDONYMOUS = "pseudonymous"
    PERSONAL = "personal"
    SPECIAL = "special"


class Rights(StrEnum):
    """On what ground the data may be used."""

    OURS = "ours"
    CONTRACT = "contract"
    USER_RIGHT = "user_right"
    LICENCE = "licence"
    UNCLEAR = "unclear"
    NOT_ALLOWED = "not_allowed"


class Rung(StrEnum):
    """The ladder: what is done with the data."""

    COLLECT = "collect"
    COMBINE = "combine"
    DESCRIBE = "describe"
    PREDICT = "predict"
    ADVISE = "advise"
    AUTOMATE = "automate"


class Offer(StrEnum):
    """In which form the value reaches somebody."""

    OWN_PROCESS = "own_process"
    BETTER_PRODUCT = "better_product"
    NEW_SERVICE = "new_service"
    DATA_ITSELF = "data_itself"


class PaidHow(StrEnum):
    """How value becomes money."""

    COST_SAVED = "cost_saved"
    PRICE_LOYALTY = "price_loyalty"
    ONE_OFF = "one_off"
    SUBSCRIPTION = "subscription"
    PER_USE = "per_use"
    RESULT_SHARE = "result_share"
    THIRD_PARTY = "third_party"
    SWAP = "swap"
    UNKNOWN = "unknown"


class LegalBasis(StrEnum):
    """The ground for using data about people (GDPR art. 6)."""

    NOT_PERSONAL = "not_personal"
    CONSENT = "consent"
    CONTRACT = "contract"
    LEGAL_DUTY = "legal_duty"
    VITAL = "vital"
    PUBLIC_TASK = "public_task"
    LEGITIMATE_INTEREST = "legitimate_interest"
    UNKNOWN = "unknown"


class RightsOk(StrEnum):
    """Whether the use is allowed by whoever has a say."""

    YES = "yes"
    NOT_NEEDED = "not_needed"
    ASK = "ask"
    NO = "no"
    UNKNOWN = "unknown"


class Trust(StrEnum):
    """Whether the firm would tell about it."""

    PROUD = "proud"
    EXPLAIN = "explain"
    HIDE = "hide"


class UseStage(StrEnum):
    """How far a data use has come."""

    IDEA = "idea"
    CHOSEN = "chosen"
    TRIAL = "trial"
    RUNNING = "running"
    DROPPED = "dropped"


class Role(StrEnum):
    """What a party is in the chain."""

    US = "us"
    SUPPLIER = "supplier"
    CO_MAKER = "co_maker"
    LOGISTICS = "logistics"
    INTERMEDIARY = "intermediary"
    PLATFORM = "platform"
    CUSTOMER = "customer"
    END_USER = "end_user"
    PEER = "peer"
    TECH = "tech"
    FINANCIER = "financier"
    GOVERNMENT = "government"
    KNOWLEDGE = "knowledge"
    NEUTRAL = "neutral"
    COMMUNITY = "community"


class Power(StrEnum):
    """What a party can do to the plan."""

    CAN_HELP = "can_help"
    CAN_DELAY = "can_delay"
    CAN_BLOCK = "can_block"


class ExchangeKind(StrEnum):
    """What kind of thing goes over."""

    GOODS = "goods"
    SERVICE = "service"
    MONEY = "money"
    DATA = "data"
    KNOWLEDGE = "knowledge"
    GOODWILL = "goodwill"


class When(StrEnum):
    """Whether an exchange is there today, in the redesign, or both."""

    TODAY = "today"
    BOTH = "both"
    REDESIGN = "redesign"
    STOPS = "stops"


class Pain(StrEnum):
    """What is wrong with an exchange."""

    LATE = "late"
    WRONG = "wrong"
    DOUBLE = "double"
    MISSING = "missing"
    MANUAL = "manual"
    IDLE = "idle"
    NONE = "none"


class Agreed(StrEnum):
    """What has been agreed about an exchange."""

    NONE = "none"
    SPOKEN = "spoken"
    CONTRACT = "contract"
    SCHEME = "scheme"


class Sensitivity(StrEnum):
    """Who may see what is exchanged."""

    PUBLIC = "public"
    PARTNERS = "partners"
    CONFIDENTIAL = "confidential"
    COMPETITION = "competition"


class AssumptionKind(StrEnum):
    """What an assumption is about."""

    DESIRABLE = "desirable"
    FEASIBLE = "feasible"
    VIABLE = "viable"
    ALLOWED = "allowed"


class AssumptionStatus(StrEnum):
    """Where an assumption stands."""

    OPEN = "open"
    TESTING = "testing"
    HOLDS = "holds"
    BROKEN = "broken"
    UNCLEAR = "unclear"


class Method(StrEnum):
    """How an assumption is tested."""

    LOOK = "look"
    INTERVIEW = "interview"
    OBSERVE = "observe"
    PAPER = "paper"
    BY_HAND = "by_hand"
    FRONT_DOOR = "front_door"
    PRESALE = "presale"
    PILOT = "pilot"
    SIDE_BY_SIDE = "side_by_side"


class Verdict(StrEnum):
    """What an experiment says."""

    GO_ON = "go_on"
    ADJUST = "adjust"
    STOP = "stop"
    UNCLEAR = "unclear"


class ActionKind(StrEnum):
    """What kind of action."""

    DO = "do"
    ASK = "ask"
    DECIDE = "decide"
    STOP = "stop"


class Phase(StrEnum):
    """When in the 90 days."""

    WEEK = "week"
    D30 = "d30"
    D60 = "d60"
    D90 = "d90"


class ActionStatus(StrEnum):
    """Where an action stands."""

    TODO = "todo"
    BUSY = "busy"
    DONE = "done"
    DROPPED = "dropped"


class RiskKind(StrEnum):
    """What kind of risk."""

    OUTAGE = "outage"
    ATTACK = "attack"
    LEAK = "leak"
    WRONG_DATA = "wrong_data"
    SUPPLIER = "supplier"
    PEOPLE = "people"
    LEGAL = "legal"
    MONEY = "money"
    TRUST = "trust"


class Treat(StrEnum):
    """What is done about a risk."""

    REDUCE = "reduce"
    AVOID = "avoid"
    SHARE = "share"
    ACCEPT = "accept"


class Principle(StrEnum):
    """The basic principle a measure belongs to."""

    MAP = "map"
    BEHAVIOUR = "behaviour"
    PROTECT = "protect"
    ACCESS = "access"
    INCIDENT = "incident"
    AGREEMENT = "agreement"


class MeasureStatus(StrEnum):
    """Where a measure stands."""

    PLANNED = "planned"
    BUSY = "busy"
    DONE = "done"
    PROVEN = "proven"


class CaseState(StrEnum):
    """What the workshop did with a case."""

    SHOWN = "shown"
    DISCUSS = "discuss"
    SET_ASIDE = "set_aside"


class FindingSeverity(StrEnum):
    """How much a finding matters."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class ActivityKind(StrEnum):
    """How a step is worked."""

    INTERVIEW = "interview"
    SILENT_WRITE = "silent_write"
    ONE_TWO_FOUR_ALL = "one_two_four_all"
    INVENTORY = "inventory"
    MAP = "map"
    ROLE_CHAIRS = "role_chairs"
    GIVE_GET = "give_get"
    SCORE = "score"
    DOT_VOTE = "dot_vote"
    GALLERY = "gallery"
    PREMORTEM = "premortem"
    SCAN = "scan"
    PLAN = "plan"
    PITCH = "pitch"
    READ = "read"


class DecisionRule(StrEnum):
    """How a step's choice is made."""

    OWNER_DECIDES = "owner_decides"
    CONSENT = "consent"
    FIST_TO_FIVE = "fist_to_five"
    DOT_VOTE = "dot_vote"
    SCORE = "score"


class Outcome(StrEnum):
    """How a case ended."""

    SUCCESS = "success"
    MIXED = "mixed"
    OPEN = "open"
    STALLED = "stalled"
    FAILED = "failed"


class CaseStatus(StrEnum):
    """Whether what a case tells still runs."""

    RUNNING = "running"
    STOPPED = "stopped"
    MERGED = "merged"
    UNKNOWN = "unknown"
    PLAN = "plan"


class ResultKind(StrEnum):
    """How firm a result is."""

    MEASURED = "measured"
    REPORTED = "reported"
    CLAIMED = "claimed"
    PLANNED = "planned"


class CaseSize(StrEnum):
    """People in the organisation of a case."""

    ONE = "1"
    MICRO = "2-9"
    SMALL = "10-49"
    MEDIUM = "50-249"
    LARGE = "250+"
    UNKNOWN = "unknown"


class Tag(StrEnum):
    """What prompts, cases and patterns are about (method.md part 0)."""

    CUSTOMER_INSIGHT = "customer-insight"
    PERSONALISATION = "personalisation"
    DIGITAL_SALES = "digital-sales"
    ONLINE_OFFLINE = "online-offline"
    AUDIENCE_REACH = "audience-reach"
    COMMUNITY = "community"
    PROCESS_EFFICIENCY = "process-efficiency"
    PLANNING = "planning"
    FORECASTING = "forecasting"
    AUTOMATION = "automation"
    ROBOTICS = "robotics"
    AI_ASSIST = "ai-assist"
    CONNECTED_PRODUCT = "connected-product"
    PREDICTIVE_MAINTENANCE = "predictive-maintenance"
    DIGITAL_TWIN = "digital-twin"
    TRACEABILITY = "traceability"
    DATA_QUALITY = "data-quality"
    DATA_PRODUCT = "data-product"
    BENCHMARKING = "benchmarking"
    DATA_SHARING = "data-sharing"
    DATA_SPACE = "data-space"
    SERVITIZATION = "servitization"
    PAY_PER_USE = "pay-per-use"
    SUBSCRIPTION = "subscription"
    PLATFORM = "platform"
    MASS_CUSTOMISATION = "mass-customisation"
    PREFAB = "prefab"
    CIRCULAR = "circular"
    ENERGY = "energy"
    BUNDLING = "bundling"
    SHARED_HUB = "shared-hub"
    SHARED_CAPACITY = "shared-capacity"
    SUPPLIER_INTEGRATION = "supplier-integration"
    CO_DESIGN = "co-design"
    OPEN_BOOK = "open-book"
    GAIN_SHARING = "gain-sharing"
    COOPETITION = "coopetition"
    NEUTRAL_PARTY = "neutral-party"
    LOCAL_NETWORK = "local-network"
    PRIVACY = "privacy"
    CYBERSECURITY = "cybersecurity"
    SKILLS = "skills"
    FUNDING = "funding"
    PILOT = "pilot"
    FOCUS = "focus"
    SUCCESSION = "succession"


class ConcernWord(StrEnum):
    """What an owner is busy with; method/concerns.toml says more of each."""

    WASTE = "waste"
    SALE_ONLY = "sale-only"
    PLATFORM_POWER = "platform-power"
    PRICE_FIGHTING = "price-fighting"
    FAILURE_COSTS = "failure-costs"
    HALF_FULL_TRIPS = "half-full-trips"
    SWINGING_ORDERS = "swinging-orders"
    EXPERTS_RETIRE = "experts-retire"
    TOO_SMALL_ALONE = "too-small-alone"
    ONE_PEAK = "one-peak"
    MATERIAL_DUTIES = "material-duties"
    KNOWING_REGULARS = "knowing-regulars"
    PEOPLE_WHO_STAY_AWAY = "people-who-stay-away"
    ONLINE_AND_SHOP = "online-and-shop"
    SHORT_CHAIN = "short-chain"
    EMPTYING_TOWN_CENTRE = "emptying-town-centre"
    SHOP_WITHOUT_STAFF = "shop-without-staff"
    ORDERING_BY_THEMSELVES = "ordering-by-themselves"
    HOME_DELIVERY = "home-delivery"
    RETURNS = "returns"
    LEAVES_NOTHING = "leaves-nothing"
    ANOTHER_WAY_TO_PAY = "another-way-to-pay"
    QUOTING = "quoting"
    EARNING_ON_KNOW_HOW = "earning-on-know-how"
    LIVING_ON_SUBSIDY = "living-on-subsidy"
    MONEY_FOR_A_BIG_STEP = "money-for-a-big-step"
    LEANING_ON_ONE = "leaning-on-one"
    GUESSING_DEMAND = "guessing-demand"
    LEFT_OVER_AND_WASTE = "left-over-and-waste"
    PLANNING_PUZZLE = "planning-puzzle"
    CROWDS_AND_TIME_SLOTS = "crowds-and-time-slots"
    WAITING_TO_UNLOAD = "waiting-to-unload"
    DRIVING_CLEANER = "driving-cleaner"
    EVERY_JOB_DIFFERENT = "every-job-different"
    BUILDING_FROM_A_FACTORY = "building-from-a-factory"
    ROBOTS_AT_WORK = "robots-at-work"
    FINDING_STAFF = "finding-staff"
    HEADS_AND_LISTS = "heads-and-lists"
    REPORTING_THINGS = "reporting-things"
    WHAT_IS_INSIDE = "what-is-inside"
    REPAIR_AND_REUSE = "repair-and-reuse"
    SYSTEMS_DO_NOT_MATCH = "systems-do-not-match"
    WHO_OWNS_THE_DATA = "who-owns-the-data"
    PRIVACY = "privacy"
    FIGURES_NOT_FEELING = "figures-not-feeling"
    WORKING_WITH_RIVALS = "working-with-rivals"
    NEUTRAL_THIRD_PARTY = "neutral-third-party"
    WHO_PAYS = "who-pays"
    SPLITTING_COSTS_AND_GAINS = "splitting-costs-and-gains"
    TELLING_EARLIER = "telling-earlier"
    GETTING_EVERYBODY_ALONG = "getting-everybody-along"
    WORKING_WITH_A_SCHOOL = "working-with-a-school"
    WHAT_WE_DO_OURSELVES = "what-we-do-ourselves"
    TRYING_SMALL = "trying-small"
    STUCK_PILOT = "stuck-pilot"
    GROWING_TOO_FAST = "growing-too-fast"
    MEMBERS_AND_VOLUNTEERS = "members-and-volunteers"
    COLLECTIONS_ONLINE = "collections-online"
    SYSTEMS_DOWN_OR_HACKED = "systems-down-or-hacked"
    SUCCESSION = "succession"


VOCABULARY_KEY: dict[type[StrEnum], str] = {
    ActionKind: "action_kind",
    ActionStatus: "action_status",
    ActivityKind: "activity_kind",
    Agreed: "agreed",
    AssumptionKind: "assumption_kind",
    AssumptionStatus: "assumption_status",
    Block: "block",
    CanvasKind: "canvas_kind",
    CaseSize: "case_size",
    CaseState: "case_state",
    CaseStatus: "case_status",
    Colour: "colour",
    ConcernWord: "concern",
    DataFormat: "data_format",
    DataKind: "data_kind",
    DataSource: "data_source",
    DecisionRule: "decision_rule",
    ExchangeKind: "exchange_kind",
    FindingSeverity: "severity",
    LegalBasis: "legal_basis",
    Mark: "mark",
    MeasureStatus: "measure_status",
    Method: "method",
    Offer: "offer",
    Outcome: "outcome",
    PaidHow: "paid_how",
    Pain: "pain",
    Per: "per",
    Personal: "personal",
    Phase: "phase",
    Power: "power",
    Principle: "principle",
    PromptState: "prompt_state",
    RatedBy: "rated_by",
    ResultKind: "result_kind",
    Rights: "rights",
    RightsOk: "rights_ok",
    RiskKind: "risk_kind",
    Role: "role",
    Rung: "activity",
    Sector: "sector",
    Sensitivity: "sensitivity",
    Setting: "setting",
    Size: "size",
    Tag: "tag",
    Treat: "treat",
    Trust: "trust",
    Uniqueness: "uniqueness",
    Update: "update",
    UseStage: "use_stage",
    Verdict: "verdict",
    Visibility: "visibility",
    When: "exchange_when",
}
"""Under which name an enumeration stands in the vocabulary, method/vocabulary.toml."""
