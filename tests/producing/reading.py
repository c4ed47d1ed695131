"""Reading back what was produced, with a plain consumer."""

from collections.abc import Iterable

from confluent_kafka import Consumer, KafkaError, Message, TopicPartition

PARTITIONS = range(3)


def read_all(bootstrap: str, topics: Iterable[str]) -> list[Message]:
    """Every record of the topics from the first to the end that the fetch reports."""
    consumer = Consumer(
        {
            "bootstrap.servers": bootstrap,
            "group.id": "tests",
            "enable.auto.commit": False,
            "enable.partition.eof": True,
            "auto.offset.reset": "earliest",
        }
    )
    waiting = {(topic, partition) for topic in topics for partition in PARTITIONS}
    consumer.assign([TopicPartition(topic, partition, 0) for topic, partition in waiting])
    records = []
    try:
        while waiting:
            message = consumer.poll(10)
            assert message is not None, f"nothing came from {waiting}"
            error = message.error()
            if error is None:
                records.append(message)
            else:
                assert error.code() == KafkaError._PARTITION_EOF, error
                topic, partition = message.topic(), message.partition()
                assert topic is not None
                assert partition is not None
                waiting.discard((topic, partition))
    finally:
        consumer.close()
    return records
