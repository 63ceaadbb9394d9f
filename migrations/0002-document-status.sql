-- How far the postmortem's review is, for lists. No record of before has an event that says otherwise.
ALTER TABLE incident_summary ADD COLUMN document_status TEXT NOT NULL DEFAULT 'draft';
