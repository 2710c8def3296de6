-- The shape of the data. Every rule that a database can keep stands here and nowhere else: the checks on the
-- CSVs read their types, required columns, closed lists and references from these tables.

-- How far a document can be leaned on, the best first. Grades are ordered: ORDER BY grade puts the best first, and
-- grade < CAST('mirror' AS grade) leaves copies out. Without the CAST two texts are compared, letter by letter.
CREATE TYPE grade AS ENUM ('official', 'inter_agency', 'report', 'news', 'mirror');

CREATE TABLE edition (
    name VARCHAR PRIMARY KEY,
    published DATE NOT NULL,
    checksum VARCHAR NOT NULL
);

CREATE TABLE measures (
    id VARCHAR PRIMARY KEY,
    topic VARCHAR NOT NULL CHECK (topic IN ('host_populations', 'asylum_claims', 'permits', 'border_claims', 'border_flows', 'surveys', 'context')),
    stage VARCHAR CHECK (stage IN ('eligible', 'appointment', 'registered', 'filed', 'applied', 'in_process', 'pending', 'admitted', 'decided', 'recognised', 'other_protection', 'granted', 'delivered', 'uncollected', 'denied', 'appealed', 'closed')),
    kind VARCHAR NOT NULL CHECK (kind IN ('stock', 'flow', 'cumulative', 'share', 'rate', 'duration')),
    unit VARCHAR NOT NULL CHECK (unit IN ('persons', 'claims', 'cases', 'permits', 'applications', 'appointments', 'interviews', 'crossings', 'encounters', 'events', 'states', 'situations', 'acts', 'percent', 'persons_per_day', 'persons_per_week', 'persons_per_month', 'claims_per_day', 'claims_per_month', 'usd_per_month', 'days', 'hours')),
    over_time VARCHAR NOT NULL CHECK (over_time IN ('sum', 'last', 'none')),
    over_areas VARCHAR NOT NULL CHECK (over_areas IN ('sum', 'none')),
    over_parts VARCHAR NOT NULL CHECK (over_parts IN ('sum', 'none')),
    label_en VARCHAR NOT NULL,
    label_es VARCHAR NOT NULL,
    definition_en VARCHAR NOT NULL,
    definition_es VARCHAR NOT NULL,
    defined_by VARCHAR NOT NULL CHECK (defined_by IN ('UNHCR', 'R4V', 'IOM', 'UN DESA', 'EUAA', 'Eurostat', 'the counting state', 'the report'))
);

CREATE TABLE organisations (
    name_en VARCHAR PRIMARY KEY,
    name_es VARCHAR NOT NULL,
    kind VARCHAR NOT NULL CHECK (kind IN ('unhcr', 'r4v', 'national', 'other'))
);

CREATE TABLE sources (
    id VARCHAR PRIMARY KEY,
    grade grade NOT NULL,
    publisher VARCHAR NOT NULL REFERENCES organisations (name_en),
    title VARCHAR NOT NULL,
    published VARCHAR CHECK (regexp_full_match(published, '[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?')),
    url VARCHAR,
    language VARCHAR NOT NULL CHECK (language IN ('de', 'en', 'es', 'fr', 'it', 'nl', 'pt')),
    licence VARCHAR NOT NULL CHECK (licence IN ('not stated', 'not stated (R4V datasets on HDX: CC BY 4.0)', 'public domain', 'US government work', 'CC BY 4.0', 'CC BY-SA', 'CC BY-NC-ND 4.0', 'MIT', 'MIT (package); data: Panama SNM public statistics', 'MIT (package); data: Honduras INM public dashboard', 'CC BY 3.0 IGO', 'CC0 (copy); US government work', 'GPL-3 (repository); the originals are open data of the State of Chile', 'MIT (copy); the portal’s terms were not seen', 'MIT (package); the publisher’s own terms for its numbers')),
    read_as VARCHAR NOT NULL CHECK (read_as IN ('full', 'opening', 'table', 'data_file', 'quoted')),
    accessed DATE
);

CREATE TABLE areas (
    id VARCHAR PRIMARY KEY,
    kind VARCHAR NOT NULL CHECK (kind IN ('country', 'region', 'world')),
    name_en VARCHAR NOT NULL,
    name_es VARCHAR NOT NULL,
    unhcr_region VARCHAR CHECK (unhcr_region IN ('The Americas', 'Asia and the Pacific', 'Eastern and Southern Africa', 'Europe', 'Middle East and North Africa', 'West and Central Africa')),
    latitude DOUBLE CHECK (latitude BETWEEN -90 AND 90),
    longitude DOUBLE CHECK (longitude BETWEEN -180 AND 180),
    note_en VARCHAR,
    note_es VARCHAR
);

-- Which areas lie side by side. Each pair stands once, in the order of its letters.
CREATE TABLE neighbours (
    area VARCHAR NOT NULL REFERENCES areas (id),
    neighbour VARCHAR NOT NULL REFERENCES areas (id),
    kind VARCHAR NOT NULL CHECK (kind IN ('land', 'sea')),
    PRIMARY KEY (area, neighbour)
);

CREATE TABLE places (
    id VARCHAR PRIMARY KEY,
    name_en VARCHAR NOT NULL,
    name_es VARCHAR NOT NULL,
    area VARCHAR NOT NULL REFERENCES areas (id),
    kind VARCHAR NOT NULL CHECK (kind IN ('crossing', 'city', 'capital', 'centre', 'admin1', 'route', 'consulate', 'area')),
    latitude DOUBLE CHECK (latitude BETWEEN -90 AND 90),
    longitude DOUBLE CHECK (longitude BETWEEN -180 AND 180),
    drawn_at VARCHAR,
    counterpart VARCHAR,
    coordinate_source VARCHAR REFERENCES sources (id),
    note_en VARCHAR,
    note_es VARCHAR
);

CREATE TABLE instruments (
    id VARCHAR PRIMARY KEY,
    area VARCHAR REFERENCES areas (id),
    for_a_term INTEGER,
    name_en VARCHAR NOT NULL,
    name_es VARCHAR NOT NULL,
    definition_en VARCHAR NOT NULL,
    definition_es VARCHAR NOT NULL
);

CREATE TABLE breakdowns (
    id VARCHAR PRIMARY KEY,
    dimension VARCHAR NOT NULL CHECK (dimension IN ('answer', 'asylum-level', 'attendance', 'category', 'crossing', 'crossing state', 'definition', 'destination', 'document', 'flow', 'group', 'intention', 'kind of expulsion', 'outcome', 'part of the count', 'period', 'place of issue', 'procedure', 'route', 'sex', 'sex-and-age', 'status')),
    label_en VARCHAR NOT NULL,
    label_es VARCHAR NOT NULL
);

CREATE TABLE population (
    area VARCHAR NOT NULL REFERENCES areas (id),
    year INTEGER NOT NULL CHECK (year BETWEEN 1950 AND 2100),
    population BIGINT NOT NULL CHECK (population > 0),
    source VARCHAR NOT NULL REFERENCES sources (id),
    PRIMARY KEY (area, year, source)
);

-- The series that a machine writes: who publishes each, where it was read, under what terms, how often it is renewed.
CREATE TABLE series (
    name VARCHAR PRIMARY KEY,
    publisher VARCHAR NOT NULL REFERENCES organisations (name_en),
    address VARCHAR NOT NULL,
    licence VARCHAR NOT NULL,
    rhythm VARCHAR NOT NULL CHECK (rhythm IN ('monthly', 'quarterly', 'yearly', 'every few years', 'continuous', 'once')),
    last_read VARCHAR NOT NULL CHECK (regexp_full_match(last_read, '[0-9]{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?')),
    next_expected VARCHAR CHECK (regexp_full_match(next_expected, '[0-9]{4}-(0[1-9]|1[0-2])'))
);

-- Ids that figures keep from before a machine read their series, in place of those that the series makes.
CREATE TABLE kept_ids (
    made VARCHAR PRIMARY KEY,
    kept VARCHAR NOT NULL
);

CREATE TABLE events (
    id VARCHAR PRIMARY KEY,
    area VARCHAR NOT NULL REFERENCES areas (id),
    announced DATE,
    effective DATE,
    ends DATE,
    date_precision VARCHAR NOT NULL CHECK (date_precision IN ('day', 'month', 'year')),
    category VARCHAR NOT NULL CHECK (category IN ('entry_requirement', 'visa', 'asylum_procedure', 'recognition', 'permit_opened', 'permit_closed', 'deadline', 'regularisation', 'border_closure', 'militarisation', 'corridor', 'regional_meeting', 'other')),
    direction VARCHAR NOT NULL CHECK (direction IN ('opens', 'restricts', 'neutral')),
    legal_instrument VARCHAR,
    title_en VARCHAR NOT NULL,
    title_es VARCHAR NOT NULL,
    summary_en VARCHAR NOT NULL,
    summary_es VARCHAR NOT NULL,
    source VARCHAR NOT NULL REFERENCES sources (id),
    locator VARCHAR NOT NULL,
    mark INTEGER CHECK (mark = 1)
);

-- What an event asked of a Venezuelan at a border from a day on, or what its document says held until then.
CREATE TABLE requirements (
    event VARCHAR NOT NULL REFERENCES events (id),
    area VARCHAR NOT NULL REFERENCES areas (id),
    aspect VARCHAR NOT NULL CHECK (aspect IN ('document', 'visa', 'proof', 'asylum', 'permit', 'border')),
    since DATE NOT NULL,
    date_precision VARCHAR NOT NULL CHECK (date_precision IN ('day', 'month', 'year')),
    basis VARCHAR NOT NULL CHECK (basis IN ('from', 'until')),
    state VARCHAR NOT NULL CHECK (state IN ('open', 'partly', 'closed', 'unsaid')),
    answer_en VARCHAR NOT NULL,
    answer_es VARCHAR NOT NULL,
    PRIMARY KEY (area, aspect, since)
);

CREATE TABLE breaks (
    id VARCHAR PRIMARY KEY,
    measure VARCHAR NOT NULL REFERENCES measures (id),
    area VARCHAR NOT NULL REFERENCES areas (id),
    date DATE NOT NULL,
    date_precision VARCHAR NOT NULL CHECK (date_precision IN ('day', 'month', 'year')),
    kind VARCHAR NOT NULL CHECK (kind IN ('method', 'law', 'census', 'definition')),
    label_en VARCHAR NOT NULL,
    label_es VARCHAR NOT NULL,
    explanation_en VARCHAR NOT NULL,
    explanation_es VARCHAR NOT NULL,
    source VARCHAR NOT NULL REFERENCES sources (id)
);

CREATE TABLE figures (
    figure_id VARCHAR PRIMARY KEY,
    measure VARCHAR NOT NULL REFERENCES measures (id),
    instrument VARCHAR REFERENCES instruments (id),
    breakdown VARCHAR REFERENCES breakdowns (id),
    area VARCHAR NOT NULL REFERENCES areas (id),
    place VARCHAR REFERENCES places (id),
    nationality VARCHAR NOT NULL CHECK (nationality IN ('VEN', 'ALL', 'UNSAID')),
    value DOUBLE NOT NULL,
    published_as VARCHAR,
    qualifier VARCHAR NOT NULL CHECK (qualifier IN ('exact', 'bare', 'about', 'over', 'under', 'at_least', 'at_most', 'range_low', 'range_high')),
    period_start DATE,
    date DATE NOT NULL,
    date_precision VARCHAR NOT NULL CHECK (date_precision IN ('day', 'month', 'half', 'mid-year', 'year')),
    standing VARCHAR NOT NULL CHECK (standing IN ('published', 'computed', 'projection', 'provisional')),
    reported_by VARCHAR NOT NULL REFERENCES organisations (name_en),
    source VARCHAR NOT NULL REFERENCES sources (id),
    locator VARCHAR NOT NULL,
    note_en VARCHAR,
    note_es VARCHAR,
    reread VARCHAR CHECK (regexp_full_match(reread, '[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) (confirmed|corrected|not found)')),
    CHECK (period_start IS NULL OR period_start <= date)
);

CREATE TABLE also_printed (
    figure VARCHAR NOT NULL REFERENCES figures (figure_id),
    source VARCHAR NOT NULL REFERENCES sources (id),
    locator VARCHAR NOT NULL,
    PRIMARY KEY (figure, source, locator)
);

-- Two measures that count the same people or claims, and what is to be said where the first counts fewer than the
-- second by its nature. Without a reason nothing explains a difference of theirs.
CREATE TABLE comparable (
    fewer VARCHAR PRIMARY KEY REFERENCES measures (id),
    more VARCHAR NOT NULL REFERENCES measures (id),
    reason VARCHAR CHECK (reason IN ('definition', 'unit')),
    explanation_en VARCHAR,
    explanation_es VARCHAR
);

CREATE TABLE conflicts (
    id VARCHAR PRIMARY KEY,
    figures VARCHAR NOT NULL,
    reason VARCHAR NOT NULL CHECK (reason IN ('cut_off_date', 'revision', 'rounding', 'stage', 'unit', 'definition', 'scope', 'method', 'transcription', 'unexplained')),
    explanation_en VARCHAR NOT NULL,
    explanation_es VARCHAR NOT NULL
);

CREATE TABLE conflict_figures (
    conflict VARCHAR NOT NULL REFERENCES conflicts (id),
    figure VARCHAR NOT NULL REFERENCES figures (figure_id),
    position INTEGER NOT NULL,
    PRIMARY KEY (conflict, figure)
);

CREATE TABLE checks (
    id VARCHAR PRIMARY KEY,
    figure VARCHAR NOT NULL REFERENCES figures (figure_id),
    operation VARCHAR NOT NULL CHECK (operation IN ('sum', 'difference', 'share', 'change', 'part', 'count')),
    parts VARCHAR,
    explanation_en VARCHAR NOT NULL,
    explanation_es VARCHAR NOT NULL
);

CREATE TABLE check_parts (
    check_id VARCHAR NOT NULL REFERENCES checks (id),
    figure VARCHAR NOT NULL REFERENCES figures (figure_id),
    position INTEGER NOT NULL,
    PRIMARY KEY (check_id, position)
);

-- What an exhibit says of one figure or event and of no other. A row holds while its figure and its event have the
-- dates it was written for and, where the words depend on it, the value; a later or a revised one does not inherit it.
CREATE TABLE highlights (
    exhibit VARCHAR NOT NULL,
    slot VARCHAR NOT NULL,
    position INTEGER NOT NULL CHECK (position > 0),
    figure VARCHAR REFERENCES figures (figure_id),
    figure_date DATE,
    figure_value DOUBLE,
    event VARCHAR REFERENCES events (id),
    event_date DATE,
    phrase_en VARCHAR,
    phrase_es VARCHAR,
    PRIMARY KEY (exhibit, slot)
);

-- Figures that stand in the ledger and in no picture: of a measure in an area, from one document, in a stretch of time.
CREATE TABLE held_back (
    measure VARCHAR NOT NULL REFERENCES measures (id),
    area VARCHAR NOT NULL REFERENCES areas (id),
    source VARCHAR NOT NULL REFERENCES sources (id),
    since DATE NOT NULL,
    until DATE NOT NULL,
    reason_en VARCHAR NOT NULL,
    reason_es VARCHAR NOT NULL,
    PRIMARY KEY (measure, area, source, since)
);

CREATE TABLE changes (
    edition VARCHAR NOT NULL CHECK (regexp_full_match(edition, '[0-9]{4}[.][0-9]{2}([.][0-9]+)?')),
    position INTEGER NOT NULL CHECK (position > 0),
    date DATE NOT NULL,
    area VARCHAR REFERENCES areas (id),
    title_en VARCHAR NOT NULL,
    title_es VARCHAR NOT NULL,
    detail_en VARCHAR NOT NULL,
    detail_es VARCHAR NOT NULL,
    PRIMARY KEY (edition, position)
);

CREATE TABLE corrections (
    edition VARCHAR NOT NULL CHECK (regexp_full_match(edition, '[0-9]{4}[.][0-9]{2}([.][0-9]+)?')),
    date DATE NOT NULL,
    figure VARCHAR NOT NULL REFERENCES figures (figure_id),
    field VARCHAR NOT NULL CHECK (field IN ('value', 'qualifier', 'measure', 'instrument', 'breakdown', 'area', 'place', 'nationality', 'period_start', 'date', 'source', 'date_precision', 'reported_by', 'standing', 'published_as', 'locator', 'note_en', 'note_es')),
    was VARCHAR,
    now VARCHAR,
    explanation_en VARCHAR NOT NULL,
    explanation_es VARCHAR NOT NULL,
    PRIMARY KEY (figure, field, date)
);

CREATE TABLE event_corrections (
    edition VARCHAR NOT NULL CHECK (regexp_full_match(edition, '[0-9]{4}[.][0-9]{2}([.][0-9]+)?')),
    date DATE NOT NULL,
    event VARCHAR NOT NULL REFERENCES events (id),
    field VARCHAR NOT NULL CHECK (field IN ('area', 'announced', 'effective', 'ends', 'date_precision', 'category', 'direction', 'legal_instrument', 'title_en', 'title_es', 'summary_en', 'summary_es', 'source', 'locator', 'mark')),
    was VARCHAR,
    now VARCHAR,
    explanation_en VARCHAR NOT NULL,
    explanation_es VARCHAR NOT NULL,
    PRIMARY KEY (event, field, date)
);

CREATE TABLE event_conflicts (
    id VARCHAR PRIMARY KEY,
    event VARCHAR NOT NULL REFERENCES events (id),
    reason VARCHAR NOT NULL CHECK (reason IN ('cut_off_date', 'revision', 'rounding', 'stage', 'unit', 'scope', 'method', 'transcription', 'unexplained')),
    explanation_en VARCHAR NOT NULL,
    explanation_es VARCHAR NOT NULL,
    documents VARCHAR NOT NULL
);

CREATE TABLE withdrawn (
    figure VARCHAR PRIMARY KEY,
    edition VARCHAR NOT NULL CHECK (regexp_full_match(edition, '[0-9]{4}[.][0-9]{2}([.][0-9]+)?')),
    date DATE NOT NULL,
    measure VARCHAR NOT NULL REFERENCES measures (id),
    area VARCHAR NOT NULL REFERENCES areas (id),
    value DOUBLE NOT NULL,
    counted_on DATE NOT NULL,
    source VARCHAR NOT NULL REFERENCES sources (id),
    stays VARCHAR REFERENCES figures (figure_id),
    explanation_en VARCHAR NOT NULL,
    explanation_es VARCHAR NOT NULL
);

COMMENT ON TABLE edition IS 'The edition of the data: its name, its day, its checksum.';
COMMENT ON TABLE measures IS 'What is counted: each measure has one kind, one unit and one definition.';
COMMENT ON TABLE organisations IS 'Who counts and who publishes, with their names in both languages.';
COMMENT ON TABLE sources IS 'The documents the figures were read in, graded by how far they can be leaned on.';
COMMENT ON TABLE areas IS 'Countries (ISO 3166-1 alpha-3), regions and the world, with the centre of each country.';
COMMENT ON TABLE neighbours IS 'Areas that share a border on land, or that a short stretch of sea lies between.';
COMMENT ON TABLE places IS 'Crossings, cities, centres and departments, with the coordinates that a listed source states.';
COMMENT ON TABLE instruments IS 'Permits and visas (PTP, CPP, VRD …) that figures are about.';
COMMENT ON TABLE breakdowns IS 'Parts of a measure that a figure counts: an age, a sex, an answer, a level of the procedure.';
COMMENT ON TABLE population IS 'Total population by area, year and source (World Bank, SP.POP.TOTL, to 2024; UN World Population Prospects 2024, projections of 2024 to 2028), for rates.';
COMMENT ON TABLE series IS 'The series that a machine writes: publisher, address, licence, rhythm, when each was read and is due again.';
COMMENT ON TABLE events IS 'Measures of states and regional meetings, with the day they took effect and the legal instrument.';
COMMENT ON TABLE requirements IS 'What an event asked of a Venezuelan from a day on, or what its document says held until then.';
COMMENT ON TABLE breaks IS 'Changes of method, law or census that cut a series.';
COMMENT ON TABLE figures IS 'The figures: one row, one number, one document, one place in it.';
COMMENT ON TABLE also_printed IS 'Other documents that print the same number of the same counter.';
COMMENT ON TABLE comparable IS 'Pairs of measures that count the same people or claims, and why the first of them counts fewer.';
COMMENT ON TABLE conflicts IS 'Figures that disagree, with the reason and an explanation in both languages.';
COMMENT ON TABLE held_back IS 'Figures that are in the ledger and in no picture, with the reason.';
COMMENT ON TABLE checks IS 'Published numbers and the published parts to recompute them from.';
COMMENT ON TABLE highlights IS 'Figures and events that an exhibit picks out, with what it says of them and the dates for which it holds.';
COMMENT ON TABLE changes IS 'What is new in an edition.';
COMMENT ON TABLE corrections IS 'What was wrong in a figure, what it is now, and why.';
COMMENT ON TABLE event_corrections IS 'What was wrong in a measure of a state, what it is now, and why.';
COMMENT ON TABLE event_conflicts IS 'Documents that tell a measure of a state differently, with the reason.';
COMMENT ON TABLE withdrawn IS 'Figures that are no longer told, with the figure that stays in their place and the reason.';
COMMENT ON COLUMN figures.figure_id IS 'Stable id of the figure, never reused.';
COMMENT ON COLUMN figures.measure IS 'What is counted, with its kind (stock, flow, running total, share, rate, duration) and unit.';
COMMENT ON COLUMN figures.instrument IS 'The permit or visa the figure is about.';
COMMENT ON COLUMN figures.breakdown IS 'The part of the measure that is counted; empty for the whole.';
COMMENT ON COLUMN figures.nationality IS 'VEN; ALL where the document counts everybody; UNSAID where it does not say whom it counts.';
COMMENT ON COLUMN figures.value IS 'The number, in the unit of its measure.';
COMMENT ON COLUMN figures.published_as IS 'The printed form, where it matters (13%, 1.6 million).';
COMMENT ON COLUMN figures.qualifier IS 'How the number is given: exact, bare (round, without a hedge), about, over, under, at least, at most, ends of a range.';
COMMENT ON COLUMN figures.period_start IS 'The first day of a flow.';
COMMENT ON COLUMN figures.date IS 'The day a stock or running total speaks for, or the last day of a flow.';
COMMENT ON COLUMN figures.date_precision IS 'Whether the day, the month, the half year, the middle of the year or only the year is known. A month, half or year is stored on its last day, the middle of a year on 1 July.';
COMMENT ON COLUMN figures.standing IS 'Published, computed from published figures, a projection, or provisional.';
COMMENT ON COLUMN figures.reported_by IS 'Who counted, apart from who printed it.';
COMMENT ON COLUMN figures.source IS 'The document the figure was read in.';
COMMENT ON COLUMN figures.locator IS 'The place in the document: chapter, footnote, page, table, paragraph.';
COMMENT ON COLUMN figures.reread IS 'The day the document was read a second time, and what was found: confirmed, corrected, not found. Empty: read once.';
COMMENT ON COLUMN organisations.name_en IS 'The name as figures and documents give it: its own, or the English one where it is known by that.';
COMMENT ON COLUMN organisations.name_es IS 'The name by which it is known in Spanish.';
COMMENT ON COLUMN organisations.kind IS 'How its figures are drawn: UNHCR, R4V and its national platforms, an authority of a state (national), or anybody else.';
COMMENT ON COLUMN sources.grade IS 'Official statistics, inter-agency platform, report of an agency or NGO, news, or mirror (a copy).';
COMMENT ON COLUMN sources.read_as IS 'How the document was read: whole, its opening only, a table, a data file, quoted elsewhere.';
COMMENT ON COLUMN conflicts.figures IS 'The ids of the figures that disagree, separated by spaces.';
COMMENT ON COLUMN comparable.fewer IS 'The measure that counts fewer, where the two differ by their nature.';
COMMENT ON COLUMN comparable.more IS 'The measure that its figures are held against.';
COMMENT ON COLUMN comparable.reason IS 'Why the first counts fewer: another definition, or another unit; empty where both count the same.';
COMMENT ON COLUMN held_back.since IS 'The first day of the stretch, by the date of the figures.';
COMMENT ON COLUMN held_back.until IS 'The last day of the stretch.';
COMMENT ON COLUMN checks.figure IS 'The published number that is recomputed.';
COMMENT ON COLUMN checks.parts IS 'The ids of the parts, in the order of the operation, separated by spaces; empty where not published.';
COMMENT ON COLUMN events.mark IS '1 where the measure is drawn on series of entries.';
COMMENT ON COLUMN measures.topic IS 'The file of figures that the measure belongs to.';
COMMENT ON COLUMN measures.stage IS 'The stage of a procedure that is counted: applied, pending, granted …; empty where there is none.';
COMMENT ON COLUMN measures.kind IS 'Stock, flow, cumulative (a running total), share, rate or duration. Kinds are never added or drawn together.';
COMMENT ON COLUMN measures.unit IS 'What one of the number is: persons, claims, cases, permits, percent, days … Units are never added together.';
COMMENT ON COLUMN measures.over_time IS 'What years or months that follow one another come to: their sum, the last of them, or nothing (none).';
COMMENT ON COLUMN measures.over_areas IS 'Whether what one counter found in several areas at one date may be added up: sum or none.';
COMMENT ON COLUMN measures.over_parts IS 'Whether the parts of one kind, as ages and sexes, may be added up: sum or none.';
COMMENT ON COLUMN measures.defined_by IS 'Whose definition it is: UNHCR, R4V, IOM, UN DESA, EUAA, Eurostat, the counting state, or the report.';
COMMENT ON COLUMN sources.publisher IS 'Who published the document.';
COMMENT ON COLUMN sources.title IS 'The title of the document, in its own language.';
COMMENT ON COLUMN sources.published IS 'When it was published, as far as known: a day, a month or a year.';
COMMENT ON COLUMN sources.url IS 'The address the document was read at.';
COMMENT ON COLUMN sources.language IS 'The language of the document, as an ISO 639-1 code.';
COMMENT ON COLUMN sources.licence IS 'The licence that the document states.';
COMMENT ON COLUMN sources.accessed IS 'The day the document was read.';
COMMENT ON COLUMN areas.kind IS 'Country, region or world.';
COMMENT ON COLUMN areas.unhcr_region IS 'The region UNHCR counts the country in.';
COMMENT ON COLUMN neighbours.kind IS 'A border on land, or a short stretch of sea.';
COMMENT ON COLUMN places.kind IS 'Crossing, city, capital that is a first-level division of its own, centre, first-level division (admin1), route, consulate or area.';
COMMENT ON COLUMN places.drawn_at IS 'The nearest listed town, where no document states a coordinate of the place itself.';
COMMENT ON COLUMN places.counterpart IS 'What lies across the border.';
COMMENT ON COLUMN instruments.for_a_term IS 'The place among the protections for a time that are told side by side; empty for residence without a term, visas asked for before the journey, and censuses or registers that give nothing.';
COMMENT ON COLUMN breakdowns.dimension IS 'What the parts differ in: sex and age, answer, outcome, level of the procedure …';
COMMENT ON TABLE kept_ids IS 'Ids that figures keep from before a machine read their series.';
COMMENT ON COLUMN kept_ids.made IS 'The id that the series makes of a row.';
COMMENT ON COLUMN kept_ids.kept IS 'The id that the figure has in its place.';
COMMENT ON COLUMN series.name IS 'The file in figures/series/, without its ending; wpp_population stands in reference/population.csv.';
COMMENT ON COLUMN series.publisher IS 'Who counts and publishes, apart from whoever packed the copy that was read.';
COMMENT ON COLUMN series.address IS 'Where the copy was read.';
COMMENT ON COLUMN series.licence IS 'The licence of that copy; the terms of the publisher hold for the numbers.';
COMMENT ON COLUMN series.rhythm IS 'How often it is published.';
COMMENT ON COLUMN series.last_read IS 'The day or month of the copy that was read.';
COMMENT ON COLUMN series.next_expected IS 'The month in which its rhythm promises the next edition; empty where the copy is not known to be continued.';
COMMENT ON COLUMN population.source IS 'Whose estimate it is: a rate series uses one, never both.';
COMMENT ON COLUMN population.year IS 'The year of the estimate.';
COMMENT ON COLUMN population.population IS 'Everybody living in the area, whatever their nationality.';
COMMENT ON COLUMN events.announced IS 'The day the measure was announced.';
COMMENT ON COLUMN events.effective IS 'The day it took effect.';
COMMENT ON COLUMN events.ends IS 'The last day it held, where a document says so.';
COMMENT ON COLUMN events.category IS 'What the measure is about: visa, entry requirement, permit opened, deadline …';
COMMENT ON COLUMN events.direction IS 'Whether it opens a way, restricts it, or does neither.';
COMMENT ON COLUMN events.legal_instrument IS 'The decree, resolution or law, as it is cited.';
COMMENT ON COLUMN requirements.aspect IS 'What was asked: document, visa, proof, asylum, permit, or whether the border was open.';
COMMENT ON COLUMN requirements.since IS 'The day from which the answer holds.';
COMMENT ON COLUMN requirements.basis IS 'From: the event set it. Until: its document says that it held before.';
COMMENT ON COLUMN requirements.state IS 'Open, partly open or closed to a Venezuelan without more; unsaid where the document does not tell.';
COMMENT ON COLUMN breaks.date IS 'The day from which the series is no longer the same series.';
COMMENT ON COLUMN breaks.kind IS 'What changed: the method, the law, the census or the definition.';
COMMENT ON COLUMN conflicts.reason IS 'Why the documents differ, from a closed list; unexplained where nobody knows.';
COMMENT ON COLUMN checks.operation IS 'How the number is made of its parts: sum, difference, share, change; part of a whole; a count.';
COMMENT ON COLUMN changes.position IS 'Its place among the changes of the edition: what matters most stands first.';
COMMENT ON COLUMN highlights.exhibit IS 'The exhibit that picks it out.';
COMMENT ON COLUMN highlights.slot IS 'What the figure or event stands for in the exhibit.';
COMMENT ON COLUMN highlights.position IS 'Its place in the order of the exhibit, from 1.';
COMMENT ON COLUMN highlights.figure_date IS 'The date that the figure must have for the row to hold.';
COMMENT ON COLUMN highlights.figure_value IS 'The value that it must have, where the words depend on it; empty where they do not.';
COMMENT ON COLUMN highlights.event_date IS 'The day from which the event must hold (or on which it was announced) for the row to hold.';
COMMENT ON COLUMN changes.date IS 'The day the edition was published.';
COMMENT ON COLUMN changes.area IS 'The area that the change is about; empty for all.';
COMMENT ON COLUMN corrections.date IS 'The day of the correction.';
COMMENT ON COLUMN corrections.field IS 'The column of figures that was wrong.';
COMMENT ON COLUMN corrections.was IS 'What stood there; empty for nothing.';
COMMENT ON COLUMN corrections.now IS 'What stands there since; empty for nothing.';
COMMENT ON COLUMN event_corrections.date IS 'The day of the correction.';
COMMENT ON COLUMN event_corrections.field IS 'The column of events that was wrong.';
COMMENT ON COLUMN event_corrections.was IS 'What stood there; empty for nothing.';
COMMENT ON COLUMN event_corrections.now IS 'What stands there since; empty for nothing.';
COMMENT ON COLUMN event_conflicts.reason IS 'Why the documents differ, from a closed list; unexplained where nobody knows.';
COMMENT ON COLUMN event_conflicts.documents IS 'The documents that differ and the places in them.';
COMMENT ON COLUMN withdrawn.figure IS 'The id of the figure; it is never given to another.';
COMMENT ON COLUMN withdrawn.date IS 'The day of the withdrawal.';
COMMENT ON COLUMN withdrawn.value IS 'The number as it was told.';
COMMENT ON COLUMN withdrawn.counted_on IS 'The date that the figure had.';
COMMENT ON COLUMN withdrawn.source IS 'The document that it was read in.';
COMMENT ON COLUMN withdrawn.stays IS 'The figure that says the same and stays; empty where there is none.';
