-- Only for a row that is new: before it, the trigger also looked when the answer was there already and was only changed.
DROP TRIGGER answer_fits ON "Answer";
CREATE TRIGGER answer_fits AFTER INSERT ON "Answer" FOR EACH ROW EXECUTE FUNCTION answer_fits();
