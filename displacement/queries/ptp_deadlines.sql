-- Which deadlines ended the PTP?
SELECT *
FROM events
WHERE id IN ('per-2018-10-31-ptp-entry-cutoff', 'per-2018-12-31-ptp-application-deadline')
ORDER BY effective, id
