-- The risk register (domain.md 5.9): cause, event, effect; how likely, how hard it would hit cost, time and quality; who
-- holds it, what is done about it, and when it is looked at again. Each look is kept.
CREATE TABLE risk (
  project_id uuid NOT NULL REFERENCES project (id),
  id uuid NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  code text NOT NULL CHECK (code ~ '^RSQ-[0-9]{3,}$'),
  status text NOT NULL CHECK (status IN ('IDENTIFIED', 'ASSESSED', 'TREATED', 'OCCURRED', 'CLOSED')),
  -- Which of the standing risks of web projects it was adopted from.
  standing text CHECK (length(standing) BETWEEN 1 AND 40),
  category text NOT NULL CHECK (category IN ('GOVERNANCE', 'SCOPE', 'CONTENT', 'TECHNICAL', 'SUPPLIER', 'ADOPTION', 'SKILLS', 'LEGAL', 'BUDGET', 'SCHEDULE')),
  nature text NOT NULL CHECK (nature IN ('THREAT', 'OPPORTUNITY')),
  cause text NOT NULL CHECK (length(btrim(cause)) BETWEEN 1 AND 2000),
  event text NOT NULL CHECK (length(btrim(event)) BETWEEN 1 AND 200),
  effect text NOT NULL CHECK (length(btrim(effect)) BETWEEN 1 AND 2000),
  probability integer CHECK (probability BETWEEN 1 AND 5),
  impact_cost integer CHECK (impact_cost BETWEEN 1 AND 5),
  impact_time integer CHECK (impact_time BETWEEN 1 AND 5),
  impact_quality integer CHECK (impact_quality BETWEEN 1 AND 5),
  score integer,
  proximity text CHECK (proximity IN ('NOW', 'MONTH', 'QUARTER', 'LATER')),
  owner_id uuid NOT NULL,
  response text CHECK (response IN ('AVOID', 'REDUCE', 'TRANSFER', 'ACCEPT', 'SHARE', 'EXPLOIT', 'ENHANCE')),
  actions text NOT NULL DEFAULT '' CHECK (length(actions) <= 10000),
  residual_probability integer CHECK (residual_probability BETWEEN 1 AND 5),
  residual_impact integer CHECK (residual_impact BETWEEN 1 AND 5),
  -- What would show that it is about to happen.
  warning_sign text NOT NULL DEFAULT '' CHECK (length(warning_sign) <= 2000),
  review_on date,
  became text CHECK (became IN ('ISSUE', 'ADVICE', 'DISPUTE')),
  identified_by uuid NOT NULL,
  identified_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, code),
  UNIQUE (project_id, number),
  FOREIGN KEY (project_id, owner_id) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, identified_by) REFERENCES member (project_id, id),
  CHECK ((probability IS NULL) = (score IS NULL) AND (probability IS NULL) = (impact_cost IS NULL) AND (probability IS NULL) = (impact_time IS NULL) AND (probability IS NULL) = (impact_quality IS NULL)),
  CHECK (score = probability * greatest(impact_cost, impact_time, impact_quality)),
  CHECK ((residual_probability IS NULL) = (residual_impact IS NULL)),
  CHECK (status = 'IDENTIFIED' OR status = 'CLOSED' OR status = 'OCCURRED' OR probability IS NOT NULL),
  CHECK ((became IS NULL) OR status IN ('OCCURRED', 'CLOSED')),
  CHECK ((status = 'CLOSED') = (ended_at IS NOT NULL)),
  CHECK (response IS NULL OR (nature = 'OPPORTUNITY') = (response IN ('EXPLOIT', 'ENHANCE')) OR response IN ('ACCEPT', 'SHARE'))
);
CALL aval_govern('risk', 'update');
CREATE UNIQUE INDEX one_of_each_standing_risk ON risk (project_id, standing) WHERE standing IS NOT NULL;
CREATE INDEX risk_by_score ON risk (project_id, score DESC) WHERE ended_at IS NULL;

CREATE TABLE risk_review (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  risk_id uuid NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  status text NOT NULL CHECK (status IN ('IDENTIFIED', 'ASSESSED', 'TREATED', 'OCCURRED', 'CLOSED')),
  probability integer CHECK (probability BETWEEN 1 AND 5),
  impact_cost integer CHECK (impact_cost BETWEEN 1 AND 5),
  impact_time integer CHECK (impact_time BETWEEN 1 AND 5),
  impact_quality integer CHECK (impact_quality BETWEEN 1 AND 5),
  score integer,
  residual_probability integer CHECK (residual_probability BETWEEN 1 AND 5),
  residual_impact integer CHECK (residual_impact BETWEEN 1 AND 5),
  response text,
  actions text NOT NULL CHECK (length(actions) <= 10000),
  note text NOT NULL CHECK (length(note) <= 5000),
  reviewed_by uuid NOT NULL,
  reviewed_at timestamptz(3) NOT NULL,
  review_on date,
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, risk_id, number),
  FOREIGN KEY (project_id, risk_id) REFERENCES risk (project_id, id),
  FOREIGN KEY (project_id, reviewed_by) REFERENCES member (project_id, id)
);
CALL aval_govern('risk_review', 'append');

-- What was identified stays what it is called; a risk that was closed stays closed.
CREATE FUNCTION aval_guard_risk() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.ended_at IS NOT NULL
     OR (NEW.project_id, NEW.id, NEW.number, NEW.code, NEW.nature, NEW.identified_by, NEW.identified_at) IS DISTINCT FROM (OLD.project_id, OLD.id, OLD.number, OLD.code, OLD.nature, OLD.identified_by, OLD.identified_at)
     OR NEW.standing IS DISTINCT FROM OLD.standing OR (OLD.status = 'OCCURRED' AND NEW.status NOT IN ('OCCURRED', 'CLOSED')) THEN
    RAISE EXCEPTION 'a closed risk stays closed, and what has happened has happened' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_risk BEFORE UPDATE OR DELETE ON risk FOR EACH ROW EXECUTE FUNCTION aval_guard_risk();
