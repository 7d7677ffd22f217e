// vi: Nhiệm vụ có hạn trong khoảng ngày đã cho, cùng nhiệm vụ định kỳ
// en: The tasks that are due between two dates, and those that recur
// since word: Từ ngày | From this date
// until word: Đến hết ngày | Up to this date
MATCH (task:Task)<-[:HAS_TASK]-(document:Document)
WHERE task.deadline IS NOT NULL AND (NOT task.deadline =~ '[0-9].*'
  OR task.deadline >= left($since, size(task.deadline)) AND task.deadline <= $until)
RETURN DISTINCT document.iri AS document, task.iri AS task, task.deadline AS deadline, task.action AS action
