-- What is new in this edition of the data?
SELECT * FROM changes ORDER BY edition DESC, position
