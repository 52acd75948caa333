"""The patrol of the demo's evening: 224 cameras, fourteen groups of sixteen."""

from console.demo.district.generate import generate
from console.models.camera_entry import EntryMaker
from console.models.camera_index import CameraIndex
from console.models.camera_pool import resolve_pool
from console.settings.patrol.folder import PatrolFolder


def test_every_shipped_plan_has_cameras_in_the_district_and_knows_all_it_names() -> None:
    index, maker = CameraIndex(), EntryMaker()
    for camera in generate(1, 600).cameras:
        index.put(maker.make(camera))
    plans, _ = PatrolFolder(None).plans("p")
    pools = {plan.id: resolve_pool(plan.pool, index) for plan in plans}
    assert len(pools["shipped/flood"].cameras) == 224
    assert all(pool.cameras and not pool.unknown for pool in pools.values())
