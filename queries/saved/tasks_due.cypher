// vi: Nhiệm vụ có hạn trong khoảng ngày đã cho
// en: The tasks that are due between two dates
// since word: Từ ngày | From this date
// until word: Đến hết ngày | Up to this date
MATCH (task:Task)<-[:HAS_TASK]-(document:Document)
WHERE task.deadline >= left($since, size(task.deadline)) AND task.deadline <= $until AND task.deadline =~ '[0-9].*'
RETURN DISTINCT document.iri AS document, task.iri AS task
