-- Whether a figure is among those that a reader wants to see: by the document it is read in or, of UNHCR’s alone, by who
-- counted. What is asked for as anything else lets every figure pass.
CREATE MACRO among(documents, grade, counter_kind) AS
    CASE documents
        WHEN 'no_news' THEN grade <> 'news'
        WHEN 'official' THEN grade IN ('official', 'inter_agency')
        WHEN 'unhcr' THEN counter_kind = 'unhcr'
        ELSE TRUE
    END;
