// vi: Mọi nhiệm vụ, với hạn và việc phải làm
// en: Every task, with its deadline and what is to be done
MATCH (document:Document)-[:HAS_TASK]->(task:Task)
RETURN document.iri AS document, task.iri AS task, task.deadline AS deadline, task.action AS action
