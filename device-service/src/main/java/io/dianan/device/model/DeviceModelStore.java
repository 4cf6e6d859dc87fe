package io.dianan.device.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dianan.contracts.registry.GatewayModel;
import io.dianan.platform.page.Keyset;
import io.dianan.platform.page.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** Models in the database; each method runs in a transaction. */
@ApplicationScoped
public class DeviceModelStore implements PanacheRepositoryBase<DeviceModelRecord, UUID> {
    private static final TypeReference<List<GatewayModel.Mapping>> MAPPING =
            new TypeReference<>() {};
    private static final String MATCHING =
            """
              from device_model m
             where (cast(:text as text) is null
                    or m.vendor ilike cast(:text as text) or m.name ilike cast(:text as text))
            """;

    private final Session session;
    private final ObjectMapper json;

    DeviceModelStore(Session session, ObjectMapper json) {
        this.session = session;
        this.json = json;
    }

    public boolean exists(UUID id) {
        return count("id", id) > 0;
    }

    Optional<DeviceModel> one(UUID id) {
        return findByIdOptional(id).map(this::toModel);
    }

    /** Locks the model, so that the version read is the version changed. */
    Optional<DeviceModel> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).map(this::toModel);
    }

    /** Adds the model, or writes the one of its id anew. */
    void write(DeviceModel model) {
        DeviceModelRecord row = findById(model.id());
        boolean isNew = row == null;
        if (isNew) {
            row = new DeviceModelRecord();
            row.id = model.id();
            row.maintainerId = model.maintainerId();
            row.createdAt = model.createdAt();
        }
        row.vendor = model.vendor();
        row.name = model.name();
        row.protocol = model.protocol();
        row.mapping = text(model.mapping());
        row.reportIntervalSeconds = model.reportIntervalSeconds();
        row.version = model.version();
        try {
            persistAndFlush(row);
        } catch (ConstraintViolationException e) {
            throw named(e, model);
        }
    }

    List<DeviceModel> page(
            @Nullable String like, ModelOrder order, Optional<Keyset> after, PageRequest page) {
        String sql =
                """
                select m.id, m.vendor, m.name, m.protocol, m.mapping, m.report_interval_seconds,
                       m.maintainer_id, m.version, m.created_at
                %s   and (cast(:afterId as uuid) is null or %s)
                 order by %s
                 limit :most
                """
                        .formatted(MATCHING, order.after(), order.by());
        NativeQuery<DeviceModelRecord> query =
                session.createNativeQuery(sql, DeviceModelRecord.class);
        query.setParameter("text", like, String.class);
        query.setParameter("afterId", after.map(Keyset::id).orElse(null), UUID.class);
        query.setParameter("most", page.fetch());
        return query.getResultList().stream().map(this::toModel).toList();
    }

    long count(@Nullable String like) {
        return session.createNativeQuery("select count(*) " + MATCHING, Long.class)
                .setParameter("text", like, String.class)
                .getSingleResult();
    }

    private DeviceModel toModel(DeviceModelRecord row) {
        return new DeviceModel(
                row.id,
                row.vendor,
                row.name,
                row.protocol,
                mapping(row.mapping),
                row.reportIntervalSeconds,
                row.maintainerId,
                row.version,
                row.createdAt);
    }

    private List<GatewayModel.Mapping> mapping(String text) {
        try {
            return json.readValue(text, MAPPING);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored mapping cannot be read", e);
        }
    }

    private String text(List<GatewayModel.Mapping> mapping) {
        try {
            return json.writeValueAsString(mapping);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a mapping cannot be written", e);
        }
    }

    private static RuntimeException named(ConstraintViolationException e, DeviceModel model) {
        return "device_model_name".equals(e.getConstraintName())
                ? ModelProblem.DOUBLE_MODEL.at(
                        "/name", model.vendor() + " has a model " + model.name() + " already")
                : e;
    }
}
